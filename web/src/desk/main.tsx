import '../design/design.css';
import { createRoot } from 'react-dom/client';
import { chooseLocale } from '../texts/choose.js';
import { LocaleContext } from '../texts/LocaleContext.js';
import { directionOf } from '../texts/texts.js';
import { readScheme } from '../design/scheme.js';
import { DeskApp } from './DeskApp.js';

const locale = chooseLocale({ lang: new URLSearchParams(location.search).get('lang'), cookie: document.cookie, accept: navigator.languages.join(',') }, ['en', 'ru']);
document.documentElement.lang = locale;
document.documentElement.dir = directionOf(locale);
const scheme = readScheme(document.cookie);
if (scheme !== 'auto') document.documentElement.dataset['scheme'] = scheme;

// The desk opens without a network once it has been opened with one.
if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/desk/sw.js', { scope: '/desk/' });

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the desk');
createRoot(root).render(
  <LocaleContext value={locale}>
    <DeskApp />
  </LocaleContext>,
);

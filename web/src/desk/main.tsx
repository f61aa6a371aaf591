import '../design/design.css';
import './desk.css';
import { createRoot } from 'react-dom/client';
import { readScheme } from '../design/scheme.js';
import { chooseLocale } from '../texts/choose.js';
import { directionOf } from '../texts/texts.js';
import { DeskApp } from './DeskApp.js';

const locale = chooseLocale({ lang: new URLSearchParams(location.search).get('lang'), cookie: document.cookie, accept: navigator.languages.join(',') }, ['en', 'ru']);
document.documentElement.lang = locale;
document.documentElement.dir = directionOf(locale);
const scheme = readScheme(document.cookie);
if (scheme !== 'auto') document.documentElement.dataset['scheme'] = scheme;

// The desk opens without a network once it has been opened with one, under its address with and without a slash.
if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/desk/sw.js', { scope: '/desk' });
// A part of an older release that is loaded late is there no longer. Nothing is lost: everything that was done is written down.
addEventListener('vite:preloadError', () => location.reload());

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the desk');
createRoot(root).render(<DeskApp locale={locale} />);

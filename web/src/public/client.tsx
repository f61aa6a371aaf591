import '../design/design.css';
import './public.css';
import { hydrateRoot } from 'react-dom/client';
import { translator, type Dictionary, type Locale } from '../texts/texts.js';
import { App, type Carried } from './App.js';
import type { PublicKey } from './languages/keys.js';

const languages: Record<Locale, () => Promise<{ default: Dictionary }>> = {
  en: () => import('./languages/en.js'),
  ru: () => import('./languages/ru.js'),
  fa: () => import('./languages/fa.js'),
};

/** Wakes up the page that the server wrote. Fields are not controlled by React, so what was typed before this moment stays. */
async function wake(): Promise<void> {
  const root = document.getElementById('root');
  const carried = document.getElementById('carried')?.textContent;
  if (!root || !carried) return;
  const page = JSON.parse(carried) as Carried;
  const { default: dictionary } = await languages[page.setting.locale]();
  hydrateRoot(root, <App carried={page} t={translator<PublicKey>(page.setting.locale, dictionary)} />);
}

window.addEventListener('vite:preloadError', () => {
  // A new release has replaced the scripts of this page. It works without them; loading it again brings the new ones.
  document.documentElement.dataset['stale'] = 'true';
});

void wake();

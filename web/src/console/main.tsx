import './layers.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '../design/design.css';
import './shell/shell.css';
import { createRoot } from 'react-dom/client';
import { ConsoleApp } from './shell/ConsoleApp.js';

// A page whose chunk is gone after a new release: load the new release, once.
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('reloaded') ?? 0);
  if (Date.now() - last < 10_000) return;
  event.preventDefault();
  sessionStorage.setItem('reloaded', String(Date.now()));
  location.reload();
});

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the console');
createRoot(root).render(<ConsoleApp />);

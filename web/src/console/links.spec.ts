import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Links of the console lead to pages that are there. Areas are found by folder, so the compiler cannot know; this reads them instead. */
const CONSOLE = join(process.cwd(), 'web/src/console');
const sources = globSync('**/*.{ts,tsx}', { cwd: CONSOLE })
  .filter((file) => !file.endsWith('.spec.ts'))
  .map((file) => ({ file, text: readFileSync(join(CONSOLE, file), 'utf8') }));

const prefixes: Readonly<Record<string, string>> = { console: '', open: '', event: '/events/$eventId' };
const pages = sources
  .filter(({ file }) => file.endsWith('area.tsx'))
  .flatMap(({ text }) => [...text.matchAll(/under:\s*'(\w+)',\s*path:\s*'([^']+)'/g)].map((found) => tidy(`${prefixes[found[1] ?? ''] ?? ''}${found[2] ?? ''}`)));

/** `/events/$eventId/` and `/events/${id}` alike: every part that varies is `$`. */
function tidy(path: string): string {
  return path.replace(/\$\{[^}]*\}|\$\w+/g, '$').replace(/(.)\/$/, '$1');
}

/** `to="/events"`, `to={`/events/${id}`}`, `to: '/'`: places inside the console; `href` leads out of it. */
const links = sources.flatMap(({ file, text }) => [...text.matchAll(/\bto[=:]\s*\{?(["'`])(\/[^"'`?#]*)\1/g)].map((found) => ({ file, to: tidy(found[2] ?? '') })));

it('finds pages and links at all', () => {
  expect(pages).toContain('/sign-in');
  expect(links.map(({ to }) => to)).toContain('/');
});

it('leads to pages that are there', () => {
  expect(links.filter(({ to }) => !pages.includes(to))).toEqual([]);
});

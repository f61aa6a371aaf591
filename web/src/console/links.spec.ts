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

describe('what Today says', () => {
  /** Rooms of the server that tell what needs somebody: the codes and the targets that stand in their sources. */
  const SERVER = join(process.cwd(), 'src');
  const rooms = globSync('**/*attention.ts', { cwd: SERVER })
    .map((file) => readFileSync(join(SERVER, file), 'utf8'))
    .filter((text) => text.includes('sources.add('));
  const codes = rooms.flatMap((text) => {
    const prefix = /code: `(\w+)\.\$\{/.exec(text)?.[1];
    const whole = [...text.matchAll(/\bcode: '([\w.-]+)'/g)].map((found) => found[1] ?? '');
    return [...whole, ...[...text.matchAll(/\bline\('([\w.-]+)'/g)].map((found) => (prefix === undefined ? (found[1] ?? '') : `${prefix}.${found[1] ?? ''}`))];
  });
  const targets = rooms.flatMap((text) => [...text.matchAll(/[`'](\/(?:events\/\$\{[^}]+\}|messages)(?:\/[a-z-]+)?)/g)].map((found) => tidy(found[1] ?? '')));
  const texts = JSON.parse(readFileSync(join(CONSOLE, 'pages/today/texts/en.json'), 'utf8')) as Record<string, unknown>;
  /** Pages that lines lead to and that are not built yet. */
  const coming: readonly string[] = ['/events/$/attendance'];

  it('is read from every room that has something to say', () => {
    expect(codes).toEqual(expect.arrayContaining(['attendance.conflicts', 'event.draft-near', 'invitation.overdue', 'messages.failed', 'registration.to-approve']));
    expect(rooms).toHaveLength(sourcesAdded());
  });

  it('has a sentence for every code', () => {
    expect(codes.filter((code) => texts[`line.${code}`] === undefined)).toEqual([]);
  });

  it('has no sentence that nobody says', () => {
    const said = Object.keys(texts).filter((key) => key.startsWith('line.') && key !== 'line.other');
    expect(said.filter((key) => !codes.includes(key.slice('line.'.length)))).toEqual([]);
  });

  it('leads to pages that are there', () => {
    expect(targets).toEqual(expect.arrayContaining(['/messages', '/events/$/invitations', '/events/$/participants']));
    expect(targets.filter((target) => !pages.includes(target) && !coming.includes(target))).toEqual([]);
  });

  /** How many places of the server add a source of lines: one that does it in a file with another name must not be missed. */
  function sourcesAdded(): number {
    return globSync('**/*.ts', { cwd: SERVER }).filter((file) => /sources\.add\(\{\s*permission/.test(readFileSync(join(SERVER, file), 'utf8'))).length;
  }
});

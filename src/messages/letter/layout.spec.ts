import { readFile, writeFile } from 'node:fs/promises';
import mjml2html from 'mjml';
import { LAYOUT } from './layout.js';

const source = new URL('./layout.mjml', import.meta.url);
const made = new URL('./layout.ts', import.meta.url);

/** MJML takes 90 MB and half a second to load: the layout is made here, once for each change, and not while the program runs. */
async function compiled(): Promise<string> {
  const { html, errors } = await mjml2html(await readFile(source, 'utf8'), { validationLevel: 'strict', keepComments: false, fonts: {} });
  expect(errors).toEqual([]);
  return html
    .replaceAll('text-align:left', 'text-align:{{start}}')
    .replaceAll('align="left"', 'align="{{start}}"')
    .replaceAll('direction:ltr', 'direction:{{direction}}')
    .replace(/^\s+/gm, '')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

it('the layout of letters is what layout.mjml says (if not: WRITE_LAYOUT=1 npm run jest -- --selectProjects unit --testPathPatterns messages/letter/layout)', async () => {
  const html = await compiled();
  if (process.env['WRITE_LAYOUT'] === '1') {
    const lines = JSON.stringify(html.split('\n'), null, 2).replace(/^ {2}"(.*)"(,?)$/gm, (_, line: string, comma: string) => `  '${line.replaceAll('\\"', '"').replaceAll("'", "\\'")}'${comma || ','}`);
    await writeFile(made, `/** Made of layout.mjml by layout.spec.ts; not to be changed by hand. */\nexport const LAYOUT = ${lines}.join('\\n');\n`);
    return;
  }
  expect(LAYOUT).toBe(html);
});

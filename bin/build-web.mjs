#!/usr/bin/env node
/**
 * Builds the three faces into dist/web: `node bin/build-web.mjs [public] [public-server] [console] [desk]`; all of them without an argument.
 * What can be compressed is compressed now, so that no request waits for it.
 */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import { faces } from '../web/faces.mjs';

const out = fileURLToPath(new URL('../dist/web', import.meta.url));
const compressible = /\.(js|mjs|css|html|svg|json|webmanifest|wasm|txt)$/;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Writes `.br` and `.gz` beside every file of a folder that is worth it; levels that cost milliseconds, not seconds. */
async function compress(folder) {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile() || !compressible.test(entry.name) || (await stat(file)).size < 1024) continue;
    const bytes = await readFile(file);
    const [br, gz] = await Promise.all([brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }), zip(bytes, { level: 7 })]);
    await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
  }
}

/** Builds one face and compresses what the browser will ask for. */
async function make(name) {
  const started = performance.now();
  await build(faces[name]);
  if (name !== 'public-server') await compress(join(out, name));
  process.stdout.write(`  ${name.padEnd(14)} ${Math.round(performance.now() - started)} ms\n`);
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in faces));
if (unknown.length > 0) {
  process.stderr.write(`No face is called ${unknown.join(', ')}; there are ${Object.keys(faces).join(', ')}.\n`);
  process.exit(2);
}
await Promise.all((wanted.length > 0 ? wanted : Object.keys(faces)).map(make));

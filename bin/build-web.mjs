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
import { budgets, faces } from '../web/faces.mjs';

// Whatever whoever builds has set for something else: a face of React's development build would be too heavy to send.
process.env.NODE_ENV = 'production';

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

/** Script that a first view loads, in kB after gzip: what the page names, and the largest language of the public face. */
async function weigh(name) {
  const size = async (file) => (await stat(`${join(out, name, file)}.gz`).catch(() => stat(join(out, name, file)))).size;
  if (name === 'public') {
    const manifest = Object.values(JSON.parse(await readFile(join(out, name, 'manifest.json'), 'utf8')));
    const entry = manifest.find((chunk) => chunk.isEntry);
    const languages = await Promise.all(manifest.filter((chunk) => chunk.isDynamicEntry).map((chunk) => size(chunk.file)));
    return ((await size(entry.file)) + Math.max(...languages)) / 1000;
  }
  const page = await readFile(join(out, name, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\/\w+\/([^"]+\.js)"/g)].map((found) => found[1]);
  return (await Promise.all(scripts.map(size))).reduce((sum, one) => sum + one, 0) / 1000;
}

/** Builds one face, compresses what the browser will ask for, and fails when a reader would load more than was promised. */
async function make(name) {
  const started = performance.now();
  await build(faces[name]);
  const spent = () => `${Math.round(performance.now() - started)} ms`;
  if (name === 'public-server') return void process.stdout.write(`  ${name.padEnd(14)} ${spent()}\n`);
  await compress(join(out, name));
  const weight = await weigh(name);
  process.stdout.write(`  ${name.padEnd(14)} ${spent()}, first view ${weight.toFixed(1)} kB of script (at most ${budgets[name]})\n`);
  if (weight > budgets[name]) throw new Error(`The ${name} face has grown to ${weight.toFixed(1)} kB of compressed script; ${budgets[name]} were promised.`);
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in faces));
if (unknown.length > 0) {
  process.stderr.write(`No face is called ${unknown.join(', ')}; there are ${Object.keys(faces).join(', ')}.\n`);
  process.exit(2);
}
await Promise.all((wanted.length > 0 ? wanted : Object.keys(faces)).map(make));

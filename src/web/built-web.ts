import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Injectable } from '@nestjs/common';

/** Addresses of what the public face needs in a browser, and its CSS, which is written into each page. */
export interface BuiltFiles {
  script: string;
  languages: Readonly<Record<string, string>>;
  css: string;
}

/** What a page is rendered with; the other side of `web/src/public/server.tsx`. */
export interface Surroundings {
  instanceName: string;
  publicUrl: string;
  inboxUrl: string | null;
  now: Date;
  /** Asks the API as any client does, without a socket. */
  api: (request: Request) => Promise<Response>;
  files: BuiltFiles;
}

/** The public face as it was built: answers a request for a page with a page. */
export type PublicFace = (request: Request, surroundings: Surroundings) => Promise<Response>;

interface ManifestEntry {
  file: string;
  css?: string[];
}

/** What `npm run build:web` made. */
@Injectable()
export class BuiltWeb {
  /** `dist/web/`, seen from the sources and from what they are compiled to; null when nothing is built. */
  readonly folder: string | null;
  private loaded: Promise<{ respond: PublicFace; files: BuiltFiles }> | null = null;

  constructor() {
    const places = ['../../dist/web/', '../../../dist/web/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
    this.folder = places.find((place) => existsSync(join(place, 'public-server/server.js'))) ?? null;
  }

  /** The public face and its files, read once. */
  async publicFace(folder: string): Promise<{ respond: PublicFace; files: BuiltFiles }> {
    this.loaded ??= this.read(folder);
    return this.loaded;
  }

  private async read(folder: string): Promise<{ respond: PublicFace; files: BuiltFiles }> {
    const module = (await import(pathToFileURL(join(folder, 'public-server/server.js')).href)) as { respond: PublicFace };
    const manifest = JSON.parse(await readFile(join(folder, 'public/manifest.json'), 'utf8')) as Record<string, ManifestEntry>;
    const styles = (await readdir(join(folder, 'public'))).filter((name) => name.endsWith('.css'));
    const css = await Promise.all(styles.map((name) => readFile(join(folder, 'public', name), 'utf8')));
    const language = (locale: string): [string, string] => [locale, `/static/${manifest[`languages/${locale}.ts`]?.file ?? ''}`];
    const files: BuiltFiles = {
      script: `/static/${manifest['client.tsx']?.file ?? ''}`,
      languages: Object.fromEntries(['en', 'ru', 'fa'].map(language)),
      css: css.join(''),
    };
    return { respond: module.respond, files };
  }
}

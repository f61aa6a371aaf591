import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/index.js';
import { NotStored, Storage } from './storage.js';

/**
 * Files in a folder that no web server serves, readable for this process' user alone. A file is written beside its place, brought to the disk, and
 * then named, so that a power cut leaves the whole file or none. Folders of two letters keep any one folder small.
 */
@Injectable()
export class DiskStorage extends Storage {
  private readonly folder: string;

  constructor(config: Config) {
    super();
    this.folder = config.filesFolder;
  }

  async put(key: string, content: Readable): Promise<void> {
    const place = this.placeOf(key);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    try {
      await writeWhole(partOf(place), content);
      await rename(partOf(place), place);
    } catch (error) {
      await rm(partOf(place), { force: true });
      throw error;
    }
    // The name is kept when its folder is.
    await syncFolder(dirname(place));
  }

  async open(key: string): Promise<Readable> {
    try {
      const file = await open(this.placeOf(key), 'r');
      return file.createReadStream();
    } catch (error) {
      if (isMissing(error)) throw new NotStored(key);
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    const place = this.placeOf(key);
    await rm(place, { force: true });
    await rm(partOf(place), { force: true });
  }

  private placeOf(key: string): string {
    if (!/^[a-z0-9]{16,64}$/.test(key)) throw new Error('This is no key of the storage');
    return join(this.folder, key.slice(0, 2), key);
  }
}

/** The name under which a file grows. */
function partOf(place: string): string {
  return `${place}.part`;
}

async function writeWhole(place: string, content: Readable): Promise<void> {
  const file = await open(place, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

async function syncFolder(place: string): Promise<void> {
  const folder = await open(place, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

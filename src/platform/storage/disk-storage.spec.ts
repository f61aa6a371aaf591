import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Config } from '../config/index.js';
import { DiskStorage } from './disk-storage.js';
import { NotStored } from './storage.js';

const key = '0123456789abcdef';

describe('files on the disk', () => {
  let folder: string;
  let storage: DiskStorage;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'convoke-storage-'));
    storage = new DiskStorage(new Config({ DATABASE_URL: 'postgres://localhost/x', SMTP_URL: 'smtp://localhost', CONVOKE_SECRET: Buffer.alloc(32, 1).toString('base64'), CONVOKE_FILES: folder }));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are read as they were written, by nobody else on the machine, and are gone when removed', async () => {
    const content = Buffer.from([0, 255, 10, 13, 26]);
    await storage.put(key, Readable.from([content]));
    expect(await buffer(await storage.open(key))).toEqual(content);
    expect((await stat(join(folder, '01', key))).mode & 0o077).toBe(0);
    await storage.remove(key);
    await storage.remove(key);
    await expect(storage.open(key)).rejects.toThrow(NotStored);
  });

  it('are not there at all when their stream breaks off, nor any part of them', async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.alloc(100_000, 1);
        throw new Error('the line went dead');
      })(),
    );
    await expect(storage.put(key, broken)).rejects.toThrow('the line went dead');
    await expect(storage.open(key)).rejects.toThrow(NotStored);
    expect(await readdir(join(folder, '01'))).toEqual([]);
  });

  it.each(['', '../../etc/passwd', '0123456789abcde/', 'ABCDEFABCDEFABCDEF', '0123456789abcdef.part'])('never lie under %j', async (other) => {
    await expect(storage.open(other)).rejects.toThrow('no key of the storage');
    await expect(storage.put(other, Readable.from([]))).rejects.toThrow('no key of the storage');
  });
});

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Type } from '@nestjs/common';
import sharp from 'sharp';
import { Files, type FileSubject } from '../../src/files/index.js';
import { Config } from '../../src/platform/config/index.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { VirusScanner, type ScanResult } from '../../src/platform/scanning/index.js';
import { Scanning } from '../../src/files/scanning.js';
import { Tidying } from '../../src/files/tidying.js';
import { startApplication, type TestApplication } from '../support/application.js';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const EXIF = { IFD0: { Artist: 'Aigerim Secret', Copyright: 'HOME-ADDRESS-7' }, IFD3: { GPSLatitude: '43/1 15/1 0/1', GPSLatitudeRef: 'N' } };

/** A photograph lying on its side, with what a camera notes: 300 wide and 200 high as stored, to be turned by a quarter. */
const photograph = () => sharp({ create: { width: 300, height: 200, channels: 3, background: '#2a6fb0' } }).jpeg().withMetadata({ orientation: 6, exif: EXIF }).toBuffer();

/** Finds the word "virus" in what it is given. */
class WordScanner extends VirusScanner {
  readonly isThere = true;
  async scan(content: Readable): Promise<ScanResult> {
    return (await buffer(content)).includes('virus') ? { kind: 'infected', signature: 'Test-Signature' } : { kind: 'clean' };
  }
}

describe('files through HTTP', () => {
  let running: TestApplication;
  let files: Files;
  let sql: Sql;
  beforeAll(async () => {
    running = await startApplication();
    files = running.app.get(Files);
    sql = running.app.get(Sql);
  });
  afterAll(() => running.close());

  const send = (purpose: string, payload: Buffer, name = 'file.pdf', headers: Record<string, string> = {}) =>
    running.app.inject({ method: 'POST', url: `/api/v1/public/uploads/${purpose}`, payload, headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name), ...headers } });
  const take = (reference: string, subject: FileSubject, purpose: 'letter' | 'photo' | 'document' = 'letter') => sql.transaction((tx) => files.take(tx, reference, { purpose, subject, field: 'letter' }));
  const of = (type = 'test'): FileSubject => ({ type, id: newId() });
  const lying = async (): Promise<Buffer[]> => {
    const folder = running.app.get(Config).filesFolder;
    const places = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    return Promise.all(places.map(({ parentPath, name }) => readFile(join(parentPath, name))));
  };

  it('takes a PDF as it is, and keeps its name sealed', async () => {
    const answer = await send('letter', PDF, 'Вербальная нота.pdf');
    expect([answer.statusCode, answer.json()]).toEqual([201, { token: expect.stringMatching(/^[\w-]{43}$/), name: 'Вербальная нота.pdf', type: 'application/pdf', size: PDF.length }]);
    const subject = of();
    const id = await take(answer.json().token, subject);
    expect(await buffer((await files.open(id, subject)).content)).toEqual(PDF);
    const [row] = await sql.rows<{ all: string }>('SELECT f::text AS all FROM file f WHERE id = $1', [id]);
    expect(row?.all).not.toContain(Buffer.from('Вербальная').toString('hex'));
    expect(row?.all).not.toContain(answer.json().token);
  });

  it.each([
    ['a page of HTML called a PDF', 'letter', Buffer.from('<!doctype html><script>alert(1)</script>'), 415, 'FILE_KIND_NOT_TAKEN'],
    ['a program called a photograph', 'photo', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), 415, 'FILE_KIND_NOT_TAKEN'],
    ['an SVG, which can carry scripts', 'photo', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 415, 'FILE_KIND_NOT_TAKEN'],
    ['a PDF for a photograph', 'photo', PDF, 415, 'FILE_KIND_NOT_TAKEN'],
    ['a picture that breaks off', 'photo', Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb0043', 'hex'), 422, 'FILE_NOT_READABLE'],
    ['nothing', 'letter', Buffer.alloc(0), 422, 'FILE_EMPTY'],
    ['a purpose that there is not', 'malware', PDF, 422, 'INVALID_INPUT'],
  ])('refuses %s, and keeps nothing', async (_, purpose, payload, status, code) => {
    const before = await sql.rows('SELECT count(*) FROM file');
    const answer = await send(purpose, payload, 'letter.pdf');
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(await sql.rows('SELECT count(*) FROM file')).toEqual(before);
  });

  it('refuses what is not sent as a file, so that no page of another site can send one', async () => {
    const asForm = await send('letter', PDF, 'x.pdf', { 'content-type': 'text/plain' });
    expect([asForm.statusCode]).toEqual([415]);
    const asJson = await running.app.inject({ method: 'POST', url: '/api/v1/public/uploads/letter', payload: {} });
    expect([asJson.statusCode, asJson.json().code]).toEqual([415, 'FILE_NOT_SENT']);
  });

  it('refuses what is too large with the number, whether its size is announced or not', async () => {
    const large = Buffer.concat([PDF, Buffer.alloc(10_000_001)]);
    const announced = await send('letter', large);
    expect([announced.statusCode, announced.json().code, announced.json().params, announced.json().detail]).toEqual([413, 'FILE_TOO_LARGE', { megabytes: 10 }, expect.stringContaining('10 MB')]);
    const silent = await send('letter', large, 'x.pdf', { 'content-length': '' });
    expect(silent.statusCode).toBe(413);
  });

  it('refuses a small picture that would unfold to more than the memory holds', async () => {
    const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#000' } }).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(2_000_000);
    expect((await send('photo', bomb)).json().code).toBe('FILE_NOT_READABLE');
  });

  it('draws a photograph anew: upright, and without what the camera noted', async () => {
    const original = await photograph();
    expect(original.includes('HOME-ADDRESS-7')).toBe(true);
    const answer = await send('photo', original, 'IMG_0001.JPG');
    expect(answer.json()).toMatchObject({ name: 'IMG_0001.jpg', type: 'image/jpeg' });
    const subject = of();
    const kept = await buffer((await files.open(await take(answer.json().token, subject, 'photo'), subject)).content);
    const { width, height, exif, orientation } = await sharp(kept).metadata();
    expect({ width, height, exif, orientation }).toEqual({ width: 200, height: 300, exif: undefined, orientation: undefined });
    expect(kept.includes('HOME-ADDRESS-7')).toBe(false);
  });

  it('keeps nothing of what hides behind a picture', async () => {
    const polyglot = Buffer.concat([await photograph(), Buffer.from('<script>alert("behind")</script>PK\u0003\u0004')]);
    const subject = of();
    const id = await take((await send('document', polyglot, 'passport.html')).json().token, subject, 'document');
    const { file, content } = await files.open(id, subject);
    expect([file.name, file.type, (await buffer(content)).includes('behind')]).toEqual(['passport.jpg', 'image/jpeg', false]);
  });

  it('attaches a file to one thing only, which may take it again, and to nothing of another purpose', async () => {
    const { token } = (await send('letter', PDF)).json();
    const [mine, others] = [of(), of()];
    await expect(take(token, mine, 'document')).rejects.toMatchObject({ code: 'FILE_GONE', details: { field: 'letter' } });
    const id = await take(token, mine);
    expect([await take(token, mine), await take(id, mine)]).toEqual([id, id]);
    for (const reference of [token, id]) await expect(take(reference, others)).rejects.toMatchObject({ code: 'FILE_GONE' });
    await expect(files.open(id, others)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });

  it('lets one of two attach it when both try at once', async () => {
    const { token } = (await send('letter', PDF)).json();
    const outcomes = await Promise.allSettled([take(token, of()), take(token, of())]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('never lets an id alone take a file that nobody has attached', async () => {
    const { token } = (await send('letter', PDF)).json();
    const [row] = await sql.rows<{ id: string }>(`SELECT id FROM file ORDER BY created_at DESC, id DESC LIMIT 1`);
    await expect(take(row?.id ?? '', of())).rejects.toMatchObject({ code: 'FILE_GONE' });
    await expect(take(token, of())).resolves.toBe(row?.id);
  });

  it('sweeps after a day what nobody attached, and what was removed, bytes first; a draft may hold it longer', async () => {
    const [orphan, held, attached, removed] = await Promise.all(['o', 'h', 'a', 'r'].map(async (mark) => (await send('letter', Buffer.concat([PDF, Buffer.from(`sweep-${mark}`)]))).json().token as string));
    const subject = of();
    await take(attached ?? '', subject);
    const gone = await take(removed ?? '', subject);
    await sql.transaction(async (tx) => {
      await files.hold(tx, [held ?? '', 'no such token'], new Date(running.clock.now().getTime() + 72 * 3_600_000));
      expect(await files.remove(tx, gone, of())).toBe(false);
      expect(await files.remove(tx, gone, subject)).toBe(true);
    });
    running.clock.set(new Date(running.clock.now().getTime() + 25 * 3_600_000));
    await Promise.all([running.app.get(Tidying).tidy(), running.app.get(Tidying).tidy()]);
    const marks = (await lying()).flatMap((content) => /sweep-(.)/.exec(content.toString())?.[1] ?? []).toSorted();
    expect(marks).toEqual(['a', 'h']);
    await expect(take(orphan ?? '', subject)).rejects.toMatchObject({ code: 'FILE_GONE' });
    await expect(take(held ?? '', subject)).resolves.toEqual(expect.any(String));
  });
});

describe('files where there is a virus scanner', () => {
  let running: TestApplication;
  beforeAll(async () => {
    running = await startApplication({ overrides: [[VirusScanner as Type, new WordScanner()]] });
  });
  afterAll(() => running.close());

  const send = async (content: string): Promise<string> => {
    const answer = await running.app.inject({ method: 'POST', url: '/api/v1/public/uploads/letter', payload: Buffer.from(`%PDF-1.7 ${content}`), headers: { 'content-type': 'application/octet-stream' } });
    return answer.json().token;
  };
  /** Carries out the work that lies in the outbox, twice, as a queue may. */
  const scanAll = async (): Promise<void> => {
    const left = await running.app.get(Sql).rows<{ payload: { fileId: string } }>(`SELECT payload FROM outbox_job WHERE job = 'files.scan'`);
    for (const { payload } of [...left, ...left]) await running.app.get(Scanning).scan(payload);
  };

  it('are handed out once they were found clean, and not before', async () => {
    const [files, subject] = [running.app.get(Files), { type: 'test', id: newId() }];
    const token = await send('clean');
    const id = await running.app.get(Sql).transaction((tx) => files.take(tx, token, { purpose: 'letter', subject }));
    await expect(files.open(id, subject)).rejects.toMatchObject({ code: 'FILE_BEING_CHECKED' });
    await scanAll();
    expect((await files.open(id, subject)).file.state).toBe('clean');
  });

  it('are destroyed and refused when they carry a virus, and the record tells it once', async () => {
    const [files, sql, subject] = [running.app.get(Files), running.app.get(Sql), { type: 'test', id: newId() }];
    const [before, attached] = [await send('virus'), await send('another virus')];
    const id = await sql.transaction((tx) => files.take(tx, attached, { purpose: 'letter', subject }));
    await scanAll();
    await expect(sql.transaction((tx) => files.take(tx, before, { purpose: 'letter', subject, field: 'letter' }))).rejects.toMatchObject({ code: 'FILE_INFECTED', details: { field: 'letter' } });
    await expect(files.open(id, subject)).rejects.toMatchObject({ code: 'FILE_INFECTED' });
    expect(await sql.rows(`SELECT subject_id FROM audit WHERE action = 'file.infected' AND subject_id = $1`, [id])).toHaveLength(1);
    const folder = running.app.get(Config).filesFolder;
    const lying = await Promise.all((await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')));
    expect(lying.filter((content) => content.includes('virus'))).toEqual([]);
  });
});

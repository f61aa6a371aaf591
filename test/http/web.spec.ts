import { brotliDecompressSync } from 'node:zlib';
import { startApplication, type TestApplication } from '../support/application.js';

let running: TestApplication;

beforeAll(async () => {
  running = await startApplication({ env: { INSTANCE_NAME: 'Convoke' } });
});
afterAll(() => running.close());

const get = (url: string, headers: Record<string, string> = {}) => running.app.inject({ method: 'GET', url, headers });

/** A name out of a page, such as that of its script. */
async function inPage(url: string, pattern: RegExp): Promise<string> {
  const found = pattern.exec((await get(url)).body)?.[1];
  if (!found) throw new Error(`${url} holds nothing like ${pattern}; is the web built? npm run build:web`);
  return found;
}

describe('the faces', () => {
  it('answer an address inside the console with its shell, which is asked for anew each time', async () => {
    const answer = await get('/console/events/some-id/participants?search=x');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.body).toContain('<div id="root">');
  });

  it('let the desk read codes with WebAssembly and the camera, and nothing else', async () => {
    const [desk, console_] = await Promise.all([get('/desk/'), get('/console/')]);
    expect(desk.headers['content-security-policy']).toContain("'wasm-unsafe-eval'");
    expect(desk.headers['permissions-policy']).toContain('camera=(self)');
    expect(console_.headers['content-security-policy']).not.toContain('unsafe-eval');
    expect(console_.headers['permissions-policy']).toContain('camera=()');
  });

  it('keep files named after their content for ever, compressed beforehand', async () => {
    const script = await inPage('/console/', /src="(\/console\/assets\/[^"]+\.js)"/);
    const answer = await get(script, { 'accept-encoding': 'br' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(answer.rawPayload).length).toBeGreaterThan(answer.rawPayload.length);
  });

  it('never keep the service worker of the desk', async () => {
    const answer = await get('/desk/sw.js');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toMatch(/javascript/);
    expect(answer.headers['cache-control']).toBe('no-cache');
    // The desk is kept under its address without a slash, too.
    expect(answer.headers['service-worker-allowed']).toBe('/desk');
  });

  it('say that there is no such asset instead of answering with a page', async () => {
    expect((await get('/console/assets/gone-abc123.js')).statusCode).toBe(404);
    expect((await get('/static/../../package.json')).statusCode).toBe(404);
  });

  it('leave the API its own way of saying no', async () => {
    const answer = await get('/api/v1/nothing');
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });
});

/** The words of a page, without its style and data: short enough to be read when a test fails. */
const words = (page: string): string => page.replace(/<(style|script)[^>]*>.*?<\/\1>/gs, '').replace(/<[^>]+>/g, ' ');

describe('a public page', () => {
  it('is whole without scripts: words, style and direction stand in it', async () => {
    const answer = await get('/nothing-here', { 'accept-language': 'fa' });
    expect(answer.statusCode).toBe(404);
    expect(answer.body.slice(0, 60)).toContain('<html lang="fa" dir="rtl">');
    expect(words(answer.body)).toContain('چنین صفحه‌ای نیست');
    expect(/<style>[^<]+--c-brand/.test(answer.body)).toBe(true);
    expect(answer.body.includes('<link rel="stylesheet"')).toBe(false);
  });

  it.each([
    ['the address', '/nothing?lang=ru', {}],
    ['the cookie', '/nothing', { cookie: 'lang=ru', 'accept-language': 'en' }],
    ['the browser', '/nothing', { 'accept-language': 'kk,ru;q=0.8,en;q=0.5' }],
  ])('speaks the language that %s asks for', async (_, url, headers) => {
    const answer = await get(url, headers);
    expect(answer.headers['content-language']).toBe('ru');
    expect(words(answer.body)).toContain('Такой страницы нет');
  });

  it('remembers a language that was chosen', async () => {
    expect((await get('/nothing?lang=ru')).headers['set-cookie']).toMatch(/^lang=ru;/);
    expect((await get('/nothing?lang=xx')).headers['set-cookie']).toBeUndefined();
  });

  it('comes in the colours that were chosen, from the first byte', async () => {
    const html = async (cookie: string): Promise<string> => /<html[^>]*>/.exec((await get('/nothing', { cookie })).body)?.[0] ?? '';
    expect(await html('scheme=dark')).toBe('<html lang="en" dir="ltr" data-scheme="dark">');
    expect(await html('scheme=%22%3E')).toBe('<html lang="en" dir="ltr">');
  });

  it('opened by a personal link is kept out of caches, referrers and search machines', async () => {
    for (const url of ['/registration/not-a-token', '/registration/not-a-token/ticket', '/invitation/not-a-token']) {
      const answer = await get(url);
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' });
      expect(answer.body.includes('<meta name="robots" content="noindex">')).toBe(true);
    }
  });

  it('opened by a link that is over says so in words, and what to do', async () => {
    const answer = await get('/registration/not-a-token', { 'accept-language': 'en' });
    expect(answer.statusCode).toBe(401);
    expect(words(answer.body)).toContain('This link is no longer valid');
  });

  it('does not let what stands in an address into its markup', async () => {
    const answer = await get('/x"><script>alert(1)</script>?a="><script>alert(2)</script>');
    expect(answer.body.includes('<script>alert')).toBe(false);
  });

  it('comes compressed where the browser can read it', async () => {
    const answer = await get('/nothing', { 'accept-encoding': 'gzip, br' });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(answer.rawPayload).toString('utf8').endsWith('</html>')).toBe(true);
  });
});

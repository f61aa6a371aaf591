import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { Config } from '../config/index.js';
import { ClamAv } from './clamav.js';

/** A daemon that speaks INSTREAM: finds the word "virus", and keeps what it was sent. */
async function aDaemon(says: (content: Buffer) => string | null): Promise<{ server: Server; url: string; received: Buffer[] }> {
  const received: Buffer[] = [];
  const server = createServer((socket: Socket) => {
    let all = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      all = Buffer.concat([all, piece]);
      const content = contentOf(all);
      if (content === null) return;
      received.push(content);
      const answer = says(content);
      if (answer === null) socket.destroy();
      else socket.end(`${answer}\0`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

/** The content of a whole INSTREAM, or null while it is not whole. */
function contentOf(sent: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (sent.subarray(0, command.length).toString() !== command) return null;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= sent.length; ) {
    const length = sent.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

const scannerAt = (url: string) => new ClamAv(new Config({ DATABASE_URL: 'postgres://localhost/x', SMTP_URL: 'smtp://localhost', CONVOKE_SECRET: Buffer.alloc(32, 1).toString('base64'), CLAMAV_URL: url }));

describe('ClamAV by its socket', () => {
  let running: Server | null = null;
  afterEach(() => running?.close());

  it('is sent the whole file in pieces, and its verdict is understood', async () => {
    const { server, url, received } = await aDaemon((content) => (content.includes('virus') ? 'stream: Test-Signature FOUND' : 'stream: OK'));
    running = server;
    const large = Buffer.alloc(3_000_000, 'a');
    expect(await scannerAt(url).scan(Readable.from([large.subarray(0, 1_000_000), large.subarray(1_000_000)]))).toEqual({ kind: 'clean' });
    expect(received[0]?.equals(large)).toBe(true);
    expect(await scannerAt(url).scan(Readable.from([Buffer.from('a vi'), Buffer.from('rus')]))).toEqual({ kind: 'infected', signature: 'Test-Signature' });
  });

  it.each([
    ['says that the file is too large for it', 'INSTREAM size limit exceeded. ERROR'],
    ['hangs up', null],
  ])('gives no verdict when it %s', async (_, answer) => {
    const { server, url } = await aDaemon(() => answer);
    running = server;
    await expect(scannerAt(url).scan(Readable.from([Buffer.from('x')]))).rejects.toThrow(/no verdict|ECONNRESET/);
  });

  it('gives no verdict when it is not there', async () => {
    await expect(scannerAt('tcp://127.0.0.1:1').scan(Readable.from([Buffer.from('x')]))).rejects.toThrow('ECONNREFUSED');
    const none = new ClamAv(new Config({ DATABASE_URL: 'postgres://localhost/x', SMTP_URL: 'smtp://localhost', CONVOKE_SECRET: Buffer.alloc(32, 1).toString('base64') }));
    expect(none.isThere).toBe(false);
  });
});

import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/index.js';
import { VirusScanner, type ScanResult } from './virus-scanner.js';

/** How long ClamAV may be silent, in milliseconds. */
const PATIENCE = 60_000;

/**
 * ClamAV by its socket: `zINSTREAM`, then the file in pieces that each begin with their length (32 bits, big-endian), then a piece of no length; the answer ends in NUL
 * (clamd(8), COMMANDS). The daemon may stand on another machine; the file goes to it and nothing else does.
 */
@Injectable()
export class ClamAv extends VirusScanner {
  private readonly address: URL | null;

  constructor(config: Config) {
    super();
    this.address = config.clamavUrl;
  }

  get isThere(): boolean {
    return this.address !== null;
  }

  async scan(content: Readable): Promise<ScanResult> {
    if (this.address === null) throw new Error('This installation has no virus scanner: CLAMAV_URL is not set');
    const socket = await reached(this.address);
    try {
      const answer = wholeAnswer(socket);
      // Told of the answer below; a daemon that hangs up early must not count as an error that nobody looks at.
      answer.catch(() => undefined);
      await sendPieces(socket, content);
      return verdictOf(await answer);
    } finally {
      socket.destroy();
      content.destroy();
    }
  }
}

/** What clamd said of a stream: `stream: OK`, `stream: Eicar-Signature FOUND`, anything else is no verdict. */
function verdictOf(answer: string): ScanResult {
  const said = answer.replace(/\0.*$/s, '').trim();
  if (/^stream: OK$/.test(said)) return { kind: 'clean' };
  const signature = /^stream: (.+) FOUND$/.exec(said)?.[1];
  if (signature !== undefined) return { kind: 'infected', signature };
  throw new Error(`ClamAV gave no verdict: ${said.slice(0, 200) || 'it hung up'}`);
}

function reached(address: URL): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = address.protocol === 'unix:' ? connect(decodeURIComponent(address.pathname)) : connect(Number(address.port || 3310), address.hostname);
    socket.setTimeout(PATIENCE, () => socket.destroy(new Error('ClamAV did not answer in time')));
    socket.once('error', reject);
    socket.once('connect', () => resolve(socket));
  });
}

async function sendPieces(socket: Socket, content: Readable): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const piece of content as AsyncIterable<Buffer>) {
    if (socket.destroyed || socket.readableEnded) return;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    socket.write(length);
    if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  }
  socket.write(Buffer.alloc(4));
}

function once(socket: Socket, event: 'drain' | 'close'): Promise<void> {
  return new Promise((resolve) => socket.once(event, () => resolve()));
}

function wholeAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    socket.on('data', (piece: Buffer) => {
      said += piece.toString('latin1');
      if (said.includes('\0')) resolve(said);
    });
    socket.once('end', () => resolve(said));
    socket.once('error', reject);
    socket.once('close', () => resolve(said));
  });
}

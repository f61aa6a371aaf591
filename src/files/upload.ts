import type { Readable } from 'node:stream';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader } from '@nestjs/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from './files.errors.js';

/** A file on its way in. */
export interface IncomingFile {
  /** As the sender calls it. */
  name: string;
  /** Bytes that were announced; null when nothing was. */
  announced: number | null;
  content: Readable;
}

const RAW = 'application/octet-stream';

/** How long a file may take to arrive, in milliseconds: 10 MB on a bad line. */
const PATIENCE = 180_000;

/** Lets bodies of raw bytes through unread: whoever takes them reads them, and stops when it is too much. */
export function takeRawBodies(server: FastifyInstance): void {
  server.addContentTypeParser(RAW, (_request, _payload, done) => done(null));
}

/** Hands a route the file that is sent as the raw body, named by the header `X-File-Name` (percent-encoded UTF-8). No other site can make a browser send such a request. */
export const Upload = createParamDecorator(
  (_: unknown, context: ExecutionContext): IncomingFile => {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== RAW) throw refuse('FILE_NOT_SENT');
    const announced = Number(request.headers['content-length'] ?? NaN);
    // Whoever is refused in the middle of sending is not listened to until the end.
    void http.getResponse<FastifyReply>().header('connection', 'close');
    return { name: nameOf(request.headers['x-file-name']), announced: Number.isSafeInteger(announced) ? announced : null, content: request.raw };
  },
  [
    (target, key) => {
      const method: unknown = key === undefined ? undefined : Reflect.getOwnPropertyDescriptor(target, key)?.value;
      if (key === undefined || typeof method !== 'function') return;
      ApiConsumes(RAW)(target, key, { value: method });
      ApiBody({ schema: { type: 'string', format: 'binary' } })(target, key, { value: method });
      ApiHeader({ name: 'X-File-Name', required: false, description: 'What the sender calls the file, percent-encoded' })(target, key, { value: method });
    },
  ],
);

function nameOf(header: string | string[] | undefined): string {
  if (typeof header !== 'string') return '';
  try {
    return decodeURIComponent(header).slice(0, 1_000);
  } catch (error) {
    // Not percent-encoded: a name is a courtesy, and no file is refused for its own.
    if (error instanceof URIError) return '';
    throw error;
  }
}

/**
 * All bytes of a file, refused as early as its size is known.
 * @throws Refusal FILE_TOO_LARGE, FILE_EMPTY, FILE_STOPPED
 */
export async function readWhole(file: IncomingFile, megabytes: number): Promise<Buffer> {
  const most = megabytes * 1_000_000;
  if (file.announced !== null && file.announced > most) throw refuse('FILE_TOO_LARGE', { params: { megabytes } });
  const pieces: Buffer[] = [];
  let size = 0;
  const late = setTimeout(() => file.content.destroy(refuse('FILE_STOPPED')), PATIENCE);
  try {
    // The stream is left standing, so that a refusal can still be answered.
    for await (const piece of file.content.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > most) throw refuse('FILE_TOO_LARGE', { params: { megabytes } });
      pieces.push(piece);
    }
  } catch (error) {
    if (hungUp(error)) throw refuse('FILE_STOPPED');
    throw error;
  } finally {
    clearTimeout(late);
  }
  if (size === 0) throw refuse('FILE_EMPTY');
  return Buffer.concat(pieces);
}

function hungUp(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ECONNRESET';
}

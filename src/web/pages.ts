import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { BuiltWeb } from './built-web.js';
import { pageHeaders } from './security.js';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Shown when rendering itself fails: it can rely on nothing. */
const LAST_RESORT = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Convoke</title>
<body style="font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem"><h1>Something went wrong on our side</h1><p>Nothing was changed. Please try again in a few minutes.</p>
<div lang="ru"><h1>На нашей стороне произошла ошибка</h1><p>Ничего не изменено. Повторите попытку через несколько минут.</p></div></body></html>`;

/** Pages of the public face, rendered here, with data from the API as any client would get it. */
@Injectable()
export class Pages {
  private readonly logger = new Logger(Pages.name);

  constructor(
    private readonly built: BuiltWeb,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Answers a request for a page. GET changes nothing; a POST is a form sent to its own address. */
  async answer(server: FastifyInstance, folder: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    void reply.headers(pageHeaders('public'));
    try {
      const { respond, files } = await this.built.publicFace(folder);
      const { instanceName, publicUrl, inboxUrl } = this.config;
      const api = (asked: Request): Promise<Response> => this.ask(server, request, asked);
      return await send(request, reply, await respond(await this.asWebRequest(request), { instanceName, publicUrl, inboxUrl, now: this.clock.now(), api, files }));
    } catch (error) {
      this.logger.error(error, error instanceof Error ? error.stack : undefined);
      return reply.status(500).header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-store').send(LAST_RESORT);
    }
  }

  /** The API's answer, without a socket. The reader's address goes along, so that limits count the reader and not this server. */
  private async ask(server: FastifyInstance, request: FastifyRequest, asked: Request): Promise<Response> {
    const { pathname, search } = new URL(asked.url);
    const payload = asked.body === null ? undefined : Buffer.from(await asked.arrayBuffer());
    const answer = await server.inject({
      method: asked.method as 'GET',
      url: `${pathname}${search}`,
      headers: Object.fromEntries(asked.headers),
      remoteAddress: request.ip,
      ...(payload && { payload }),
    });
    const headers = new Headers(Object.entries(answer.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as [string, string]])));
    const empty = answer.statusCode === 204 || answer.statusCode === 304;
    return new Response(empty ? null : new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers });
  }

  private async asWebRequest(request: FastifyRequest): Promise<Request> {
    const headers = new Headers();
    for (const name of ['accept', 'accept-language', 'cookie'] as const) {
      const value = request.headers[name];
      if (value !== undefined) headers.set(name, value);
    }
    const url = `${this.config.publicUrl}${request.url}`;
    if (request.method !== 'POST') return new Request(url, { headers });
    return new Request(url, { method: 'POST', headers, body: request.isMultipart() ? await partsOf(request) : formOf(request.body) });
  }
}

/** The body of a form as it was sent; anything else is an empty form. */
function formOf(body: unknown): URLSearchParams {
  if (typeof body !== 'object' || body === null) return new URLSearchParams();
  const pairs = Object.entries(body).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, typeof one === 'string' ? one : '']));
  return new URLSearchParams(pairs);
}

/** A form with files, as browsers without scripts send it. A file that is too large is cut, and refused by the API, which tells its own limit. */
async function partsOf(request: FastifyRequest): Promise<FormData> {
  const form = new FormData();
  for await (const part of request.parts()) {
    if (part.type === 'field') form.append(part.fieldname, typeof part.value === 'string' ? part.value : '');
    else form.append(part.fieldname, new Blob([await readPart(part.file)]), part.filename);
  }
  return form;
}

async function readPart(content: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

/** Passes a web response on, compressed where the browser can read it. */
async function send(request: FastifyRequest, reply: FastifyReply, response: Response): Promise<FastifyReply> {
  void reply.status(response.status);
  for (const [name, value] of response.headers) void reply.header(name, value);
  if (response.body === null) return reply.send();
  const body = Buffer.from(await response.arrayBuffer());
  const accepted = request.headers['accept-encoding'] ?? '';
  if (/\bbr\b/.test(accepted)) {
    return reply.header('content-encoding', 'br').send(await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }));
  }
  if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(await zip(body, { level: 5 }));
  return reply.send(body);
}

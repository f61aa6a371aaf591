import { join } from 'node:path';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { Logger, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BuiltWeb } from './built-web.js';
import { Pages } from './pages.js';
import { pageHeaders } from './security.js';

/** Files whose name changes with what is in them are kept for a year. */
const FOREVER = 'public, max-age=31536000, immutable';

/** What a form in several parts may hold: somewhat more in a file than any purpose takes, so that the API can say what it does take. */
const PARTS = { fileSize: 10_500_000, files: 5, fields: 500, fieldSize: 20_000 };

/**
 * Serves the three faces. They stand beside the API's routes, not among them: `/events` is a page here and `/api/v1/events` a route there, and what a page shows it asks of the API
 * as any client does, with its reader's link and nobody's session. So nothing is open through this module that the table of policies does not open.
 */
@Module({ providers: [BuiltWeb, Pages] })
export class WebModule implements OnModuleInit {
  private readonly logger = new Logger(WebModule.name);

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly built: BuiltWeb,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    const server: FastifyInstance = this.host.httpAdapter.getInstance();
    const { folder } = this.built;
    if (folder === null) {
      this.logger.warn('The web is not built; only the API answers. Build it with: npm run build:web');
      return;
    }
    this.serveFiles(server, folder);
    void server.register(multipart, { limits: PARTS, throwFileSizeLimit: false });
    const page = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => this.pages.answer(server, folder, request, reply);
    server.get('/', page);
    server.route({
      method: ['GET', 'POST'],
      url: '/*',
      handler: (request, reply) => (request.url.startsWith('/api/') ? reply.callNotFound() : page(request, reply)),
    });
  }

  /** Registers without waiting: Fastify would begin to boot, and routes would be closed before Nest has set how errors are told. */
  private serveFiles(server: FastifyInstance, folder: string): void {
    const common = { index: false, preCompressed: true, cacheControl: false } as const;
    // Gives replies `sendFile`, for files whose headers depend on who asks for what.
    void server.register(fastifyStatic, { ...common, root: folder, serve: false });
    const assets = { '/static/': 'public', '/console/assets/': 'console/assets', '/desk/assets/': 'desk/assets' };
    for (const [prefix, place] of Object.entries(assets)) {
      void server.register(fastifyStatic, { ...common, root: join(folder, place), prefix, decorateReply: false, setHeaders: (reply) => void reply.header('cache-control', FOREVER).header('x-content-type-options', 'nosniff') });
    }
    // What a shell is asked for and is no file is a place inside it.
    const shell = (face: 'console' | 'desk') => (_: FastifyRequest, reply: FastifyReply) => reply.headers(pageHeaders(face)).header('cache-control', 'no-cache').sendFile('index.html', join(folder, face), { cacheControl: false });
    for (const face of ['console', 'desk'] as const) {
      server.get(`/${face}`, shell(face));
      server.get(`/${face}/*`, shell(face));
    }
    // The service worker and its like have fixed names: asked for each time, and never kept.
    for (const name of ['sw.js', 'manifest.webmanifest', 'icon.svg']) {
      // The address without a slash at its end belongs to the desk too, also where there is no network.
      server.get(`/desk/${name}`, (_, reply) => reply.headers(pageHeaders('desk')).header('service-worker-allowed', '/desk').header('cache-control', 'no-cache').sendFile(name, join(folder, 'desk'), { cacheControl: false }));
    }
    server.get('/desk/:script(^workbox-[\\w-]+\\.js$)', (request: FastifyRequest<{ Params: { script: string } }>, reply) => reply.header('cache-control', FOREVER).sendFile(request.params.script, join(folder, 'desk'), { cacheControl: false }));
    server.get('/icon.svg', (_, reply) => reply.header('cache-control', 'public, max-age=86400').sendFile('icon.svg', join(folder, 'desk'), { cacheControl: false }));
  }
}

import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { maskedPath } from './masked-path.js';

/** Asked every few seconds by whoever watches; logged only when something is wrong. */
const WATCHED = ['/healthz', '/readyz', '/metrics'];

/** One line for each answer, pages and API alike: what was asked for and how it went. No body, no header, no query and no address of the reader. */
@Injectable()
export class RequestLog {
  constructor(private readonly logger: PinoLogger) {
    logger.setContext('http');
  }

  answered(request: FastifyRequest, reply: FastifyReply): void {
    const path = maskedPath(request.url);
    const line = { requestId: request.id, method: request.method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    if (reply.statusCode >= 500) this.logger.error(line, 'answered');
    else if (WATCHED.includes(path)) this.logger.debug(line, 'answered');
    else this.logger.info(line, 'answered');
  }
}

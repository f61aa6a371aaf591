import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Files } from './files.js';
import { Receiving } from './receiving.js';
import { Scanning } from './scanning.js';
import { SealedNames } from './sealed-names.js';
import { Tidying } from './tidying.js';
import { takeRawBodies } from './upload.js';
import { UploadsController } from './uploads.controller.js';

/** Files that people send: taken in by content, kept apart, handed out by the room that they belong to. */
@Global()
@Module({ controllers: [UploadsController], providers: [Files, Receiving, Scanning, SealedNames, Tidying], exports: [Files] })
export class FilesModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const server: FastifyInstance = this.host.httpAdapter.getInstance();
    takeRawBodies(server);
  }
}

import { Controller, Param, Post } from '@nestjs/common';
import { Allow, Me, type Actor } from '../access/index.js';
import { RateLimit } from '../platform/limits/index.js';
import './files.policy.js';
import { Receiving } from './receiving.js';
import { Upload, type IncomingFile } from './upload.js';
import { PurposeParam } from './uploads.params.js';
import { UploadedResponse } from './uploads.responses.js';

/** Where every form sends its files, before it is sent itself. */
@Controller('public/uploads')
export class UploadsController {
  constructor(private readonly receiving: Receiving) {}

  /** Takes one file in: its kind is decided by its content, pictures are drawn anew without what a camera noted. Not attached to anything within a day, it is destroyed. */
  @Post(':purpose')
  @RateLimit(40)
  @Allow('file.upload')
  receive(@Me() me: Actor, @Param() { purpose }: PurposeParam, @Upload() file: IncomingFile): Promise<UploadedResponse> {
    return this.receiving.receive(me, purpose, file);
  }
}

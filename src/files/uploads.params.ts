import { IsIn } from 'class-validator';
import { FILE_PURPOSES, type FilePurpose } from './purposes.js';

export class PurposeParam {
  /** What the file is for: it decides what may be sent. */
  @IsIn(FILE_PURPOSES)
  purpose!: FilePurpose;
}

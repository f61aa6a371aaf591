import { IsIn, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { EventParam } from '../../events/index.js';
import { IsPlainText } from '../../platform/http/index.js';
import { REQUEST_KINDS, type RequestKind } from './data-requests.js';

/** What somebody asks the secretariat to do with what is kept about them. */
export class AskDataRequest {
  @IsIn(REQUEST_KINDS)
  kind!: RequestKind;

  /** What is wrong and how it should be, or what is to be erased. */
  @IsString()
  @IsPlainText()
  @MinLength(3)
  @MaxLength(2_000)
  words!: string;
}

export class OwnLetterParam {
  @IsUUID()
  messageId!: string;
}

export class DataRequestParam extends EventParam {
  @IsUUID()
  requestId!: string;
}

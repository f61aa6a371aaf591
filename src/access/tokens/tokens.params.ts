import { IsUUID } from 'class-validator';

/** Which key. */
export class TokenParam {
  @IsUUID()
  tokenId!: string;
}

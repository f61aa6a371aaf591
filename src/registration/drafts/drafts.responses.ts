import { ApiProperty } from '@nestjs/swagger';
import { OwnEventResponse } from '../registration.responses.js';

/** A form as somebody has left it. */
export class DraftResponse {
  /** The step at which they stood; empty where nothing was kept yet. */
  at!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } })
  values!: Readonly<Record<string, readonly string[]>>;
  /** Send it as If-Match with the next change; 0 where nothing was kept yet. */
  version!: number;
}

/** A draft by its own link, with the event that it is for. */
export class OwnDraftResponse extends DraftResponse {
  event!: OwnEventResponse;
}

export class DraftVersionResponse {
  version!: number;
}

/** Where the link goes is not told back. */
export class LaterResponse {
  sent!: true;
}

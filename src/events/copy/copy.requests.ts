import { IsLocalDateTime, IsZone } from '../../platform/http/index.js';
import { LocalisedTextResponse } from '../../platform/i18n/index.js';
import { IsLeftOutOr, IsTexts } from '../events.validators.js';

/** Where a copy of an event goes. */
export class CopyEventRequest {
  /** When it begins, by the clock of its place. All else moves by whole days: what was at 9:00 stays at 9:00. */
  @IsLocalDateTime()
  startsLocal!: string;

  /** Zone of its place; that of the original when left out. */
  @IsLeftOutOr()
  @IsZone()
  zone?: string;

  /** Title; that of the original when left out. */
  @IsLeftOutOr()
  @IsTexts({ max: 300, filled: true })
  title?: LocalisedTextResponse;
}

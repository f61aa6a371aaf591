import { IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { IsCalendarDate, IsPlainText } from '../../platform/http/index.js';

/** Somebody who stands at the door, by the code on their ticket or chosen from the list. */
export class CheckInRequest {
  /** The code on the ticket, as it was typed, or the text of the QR. */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  code?: string;

  @IsOptional()
  @IsUUID()
  registrationId?: string;

  /** The event day (YYYY-MM-DD); today in the event's zone when left out. */
  @IsOptional()
  @IsCalendarDate()
  day?: string;

  /** The session, to check in to one. */
  @IsOptional()
  @IsUUID()
  sessionId?: string | null;

  /** `undo` takes a check-in back. */
  @IsOptional()
  @IsIn(['in', 'undo'])
  direction?: 'in' | 'undo';

  /** Why, when the record is corrected afterwards; kept in the audit. */
  @IsOptional()
  @IsString()
  @IsPlainText()
  @MaxLength(300)
  reason?: string;
}


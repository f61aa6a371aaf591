import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { IsPlainText } from '../../platform/http/index.js';

/** A device that is to be paired. */
export class CreateDeskRequest {
  /** Where it stands, such as "Main entrance". */
  @IsString()
  @IsPlainText()
  @Length(1, 80)
  name!: string;
}

/** The code that the organiser was shown. */
export class PairRequest {
  /** Eight characters, in any case, with or without a hyphen. */
  @IsString()
  @MaxLength(40)
  code!: string;

  /** Where the device stands after all, when the organiser's name for it does not fit. */
  @IsOptional()
  @IsString()
  @IsPlainText()
  @Length(1, 80)
  name?: string;
}

/** One scan. Each item is read by itself, by the rules of `scans/scan-item.rules.ts`: one that breaks them is set aside and the others are taken. */
export class ScanItemRequest {
  /** Counts up on the device, from 1; a number names one scan for ever. */
  sequence!: number;
  /** When it was scanned, by the device's clock (RFC 3339). */
  deviceTime!: string;
  /** What must be added to the device's clock to get the server's, in milliseconds. */
  clockOffsetMs?: number;
  means!: 'qr' | 'code' | 'name';
  /** What was read or typed, with `qr` and `code`. */
  text?: string;
  /** Who was chosen from the roster, with `name`. */
  registrationId?: string;
  /** The event day (YYYY-MM-DD). */
  day!: string;
  /** The session, when people are checked in to one. */
  sessionId?: string | null;
  /** `undo` takes a check-in back. */
  direction?: 'in' | 'undo';
  /** What the device showed its operator, when it did not wait for the server. */
  shownVerdict?: string | null;
}

/** Scans of a device, at most 500. */
export class ScansRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  scans!: ScanItemRequest[];
}

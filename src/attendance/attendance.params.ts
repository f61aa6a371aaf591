import { Type } from 'class-transformer';
import { IsInt, IsUUID, Max, Min } from 'class-validator';

/** Which event. */
export class AttendanceOfParam {
  @IsUUID()
  eventId!: string;
}

/** Which desk of an event. */
export class DeskParam extends AttendanceOfParam {
  @IsUUID()
  deviceId!: string;
}

/** Which key. */
export class TicketKeyParam {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(65_535)
  keyId!: number;
}

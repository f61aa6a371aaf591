import { IsUUID } from 'class-validator';

/** Which account. */
export class AccountParam {
  @IsUUID()
  accountId!: string;
}

/** Which role of an account. */
export class AccountGrantParam extends AccountParam {
  @IsUUID()
  grantId!: string;
}

/** Whose staff: one event. */
export class StaffOfParam {
  @IsUUID()
  eventId!: string;
}

/** Which role of one event. */
export class StaffGrantParam extends StaffOfParam {
  @IsUUID()
  grantId!: string;
}

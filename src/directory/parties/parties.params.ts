import { IsUUID } from 'class-validator';

/** A process. */
export class ProcessParam {
  @IsUUID()
  processId!: string;
}

/** A term of the chair of a process. */
export class ChairTermParam extends ProcessParam {
  @IsUUID()
  termId!: string;
}

/** A party. */
export class PartyParam {
  @IsUUID()
  partyId!: string;
}

/** A status of a party. */
export class PartyStatusParam extends PartyParam {
  @IsUUID()
  statusId!: string;
}

/** A designation of a focal point. */
export class FocalPointParam {
  @IsUUID()
  focalPointId!: string;
}

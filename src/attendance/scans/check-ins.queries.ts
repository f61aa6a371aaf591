import { IsString, Length } from 'class-validator';

/** Whom to look for. */
export class FindAtDoorQuery {
  /** Beginnings of names, in any script. */
  @IsString()
  @Length(1, 100)
  search!: string;
}

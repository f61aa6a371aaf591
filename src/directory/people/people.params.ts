import { IsUUID } from 'class-validator';

/** A person of the directory. */
export class PersonParam {
  @IsUUID()
  personId!: string;
}

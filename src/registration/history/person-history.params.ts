import { IsUUID } from 'class-validator';

/** A person of the directory. */
export class PersonOfParam {
  @IsUUID()
  personId!: string;
}

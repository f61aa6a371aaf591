import { IsUUID } from 'class-validator';

/** An institution of the directory. */
export class InstitutionParam {
  @IsUUID()
  institutionId!: string;
}

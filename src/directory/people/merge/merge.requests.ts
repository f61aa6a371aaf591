import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsUUID, Min } from 'class-validator';
import { PersonParam } from '../people.params.js';
import { MERGE_FIELDS, type MergeField } from './merge.rules.js';

export class MergeQuery {
  /** The entry that would point to this one. */
  @IsUUID()
  with!: string;
}

export class MergeParam extends PersonParam {
  @IsUUID()
  mergeId!: string;
}

/** Two entries of one human: this one is kept. */
export class MergeRequest {
  /** The entry that points to this one from then on. */
  @IsUUID()
  otherId!: string;

  /** Both as they were seen. */
  @IsInt()
  @Min(1)
  version!: number;

  @IsInt()
  @Min(1)
  otherVersion!: number;

  /** Fields of which the other entry's value is right. */
  @IsArray()
  @ArrayUnique()
  @IsIn(MERGE_FIELDS, { each: true })
  take!: MergeField[];

  /** Of two registrations for one event the one that goes on. */
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  keep!: string[];
}

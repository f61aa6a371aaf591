import { IsUUID } from 'class-validator';
import { EventParam } from '../events/index.js';

export class DelegationParam extends EventParam {
  @IsUUID()
  delegationId!: string;
}

export class DelegateOfParam extends DelegationParam {
  @IsUUID()
  registrationId!: string;
}

/** Somebody in the delegation of one's own link. */
export class OwnDelegateParam {
  @IsUUID()
  registrationId!: string;
}

import { IsUUID } from 'class-validator';
import { EventParam } from '../events/index.js';

export class InvitationParam extends EventParam {
  @IsUUID()
  invitationId!: string;
}

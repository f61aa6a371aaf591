import { IsUUID } from 'class-validator';
import { EventParam } from '../events/index.js';

export class ReminderParam extends EventParam {
  @IsUUID()
  reminderId!: string;
}

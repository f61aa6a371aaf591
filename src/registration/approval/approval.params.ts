import { IsUUID } from 'class-validator';
import { EventParam } from '../../events/index.js';

export class DecisionParam extends EventParam {
  @IsUUID()
  decisionId!: string;
}

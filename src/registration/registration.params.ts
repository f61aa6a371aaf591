import { IsString, IsUUID, MaxLength } from 'class-validator';
import { EventParam } from '../events/index.js';

export class RegistrationParam extends EventParam {
  @IsUUID()
  registrationId!: string;
}

export class AnswerFileParam extends RegistrationParam {
  @IsUUID()
  fileId!: string;
}

export class SlugParam {
  @IsString()
  @MaxLength(200)
  slug!: string;
}

export class OwnSessionParam {
  @IsUUID()
  sessionId!: string;
}

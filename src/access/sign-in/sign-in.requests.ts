import { IsString, Length, MaxLength } from 'class-validator';

/** Address and password of an account. */
export class SignInRequest {
  @IsString()
  @MaxLength(254)
  email!: string;

  @IsString()
  @Length(1, 200)
  password!: string;
}

/** A new password for one's own account. */
export class ChangePasswordRequest {
  /** The password so far. */
  @IsString()
  @Length(1, 200)
  present!: string;

  /** Ten characters or more. */
  @IsString()
  @Length(1, 200)
  next!: string;
}

/** The first password of an account, or a new one after it was forgotten. */
export class ChoosePasswordRequest {
  /** Ten characters or more. */
  @IsString()
  @Length(1, 200)
  password!: string;
}

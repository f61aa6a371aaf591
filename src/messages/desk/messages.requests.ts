import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsUUID } from 'class-validator';

/** How a message that needs somebody ends without being sent again. */
export class SettleRequest {
  /** `sent`: it is known from elsewhere that it arrived; for one whose fate is unknown. `cancelled`: it need not be sent any more. */
  @IsIn(['sent', 'cancelled'])
  as!: 'sent' | 'cancelled';
}

/** Messages to send again. */
export class RetryRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  ids!: string[];
}

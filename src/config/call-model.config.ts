import { ArrayNotEmpty, IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { ChoiceConfig } from './choice.config.js';
import { Choices } from './choices.decorator.js';
import { Milliseconds } from './milliseconds.decorator.js';

const CHANNEL_TYPES = ['Telephony', 'Chat', 'Email'] as const;
const WRAP_UPS = ['required', 'optional', 'none'] as const;
const SECOND_CALL = ['hold', 'refuse'] as const;

/** One entry of `models`: how agents work who sign in with that model. */
export class CallModelConfig {
  /** what a desktop says in `model`; `default` changes the model that is always there */
  @Matches(/^[A-Za-z0-9_-]{1,64}$/, { message: 'must be 1 to 64 letters, digits, _ or -' })
  readonly name!: string;
  @ArrayNotEmpty({ message: 'must not be empty' })
  @IsIn(CHANNEL_TYPES, { each: true, message: `must be a list of ${CHANNEL_TYPES.join(', ')}` })
  readonly channelTypes: readonly (typeof CHANNEL_TYPES)[number][] = ['Telephony'];
  /** how many live interactions an agent who dials may have, the new one included */
  @IsInt() @Min(1) @Max(100) readonly maxInteractions: number = 1;
  /** what becomes of the call in hand when another is taken or dialled: it is held first, or is in the way */
  @IsIn(SECOND_CALL, { message: `must be one of ${SECOND_CALL.join(', ')}` })
  readonly secondCall: (typeof SECOND_CALL)[number] = 'hold';
  /** after a contact that was answered nothing is offered until it is completed, with a disposition or not */
  @IsIn(WRAP_UPS, { message: `must be one of ${WRAP_UPS.join(', ')}` })
  readonly wrapUp: (typeof WRAP_UPS)[number] = 'optional';
  /** a wrap-up completes itself after that; left out: never */
  @IsOptional() @Milliseconds() readonly wrapUpTime?: number;
  /** a call that rings is answered by itself, where the device can */
  @IsBoolean() readonly autoAnswer: boolean = false;
  /** why agents may be not ready; empty: for any reason */
  @Choices() readonly reasons: readonly ChoiceConfig[] = [];
  /** what agents may say of a contact at its completion; empty: anything */
  @Choices() readonly dispositions: readonly ChoiceConfig[] = [];
  /** direct calls ring also while the agent is not ready */
  @IsBoolean() readonly offerWhileNotReady: boolean = true;
}

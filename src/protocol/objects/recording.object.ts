import { IsIn, IsString } from 'class-validator';
import { RECORDED_STATES, type RecordedState } from './object-states.js';

/** One recording of a contact, whoever has begun it. */
export class RecordingObject {
  /** what an archive finds it by */
  @IsString() id!: string;
  @IsIn(RECORDED_STATES) state!: RecordedState;
}

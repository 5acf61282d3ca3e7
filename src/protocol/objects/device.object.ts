import { IsIn } from 'class-validator';
import { DEVICE_STATES, type DeviceState } from './object-states.js';

/** The telephone that an agent works on. */
export class DeviceObject {
  @IsIn(DEVICE_STATES) state!: DeviceState;
}

import type { DialplanPlace } from './dialplan-place.js';

/** A call that begins at a device of ours, as AMI makes it. */
export interface Origination {
  /** the device, e.g. `PJSIP/1001` */
  readonly endpoint: string;
  /** Uniqueid that its channel is to have */
  readonly uid: string;
  /** what it calls once it has answered */
  readonly place: DialplanPlace;
  /** milliseconds for which the device may ring */
  readonly ring: number;
  /** `name=value` each */
  readonly variables: readonly string[];
}

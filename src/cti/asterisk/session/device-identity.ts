/** A device that an agent works on, under its names. */
export interface DeviceIdentity {
  /** id of the channel that it is to the agent */
  readonly channel: string;
  readonly extension: string;
  /** as Asterisk names it, e.g. `PJSIP/1001` */
  readonly endpoint: string;
}

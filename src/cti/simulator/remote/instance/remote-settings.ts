/** Where the simulated switch is, and how long it is waited for. */
export interface RemoteSettings {
  /** http or https */
  readonly url: string;
  /** milliseconds until an answer, or a sign of life, counts as lost */
  readonly replyTimeout: number;
}

/** A channel that is to call somebody, as ARI makes it. */
export interface NewLeg {
  /** e.g. `PJSIP/1003` or `Local/1003@internal/n` */
  readonly endpoint: string;
  readonly app: string;
  readonly appArgs: string;
  readonly channelId: string;
  /** Uniqueid of the other half, of a Local channel */
  readonly otherChannelId?: string;
  /** Uniqueid of the channel for whose sake it calls */
  readonly originator: string;
  /** names and values; `__` before a name: it goes on to the channels that it calls */
  readonly variables: Readonly<Record<string, string>>;
}

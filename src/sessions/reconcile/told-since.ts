/**
 * What has been told of since a reading began, by the switch's own ids. The reading may be older than that, and has no say
 * in it: neither where it names the object nor where it does not.
 */
export interface ToldSince {
  readonly channels: ReadonlySet<string>;
  readonly interactions: ReadonlySet<string>;
}

export const NOTHING_TOLD: ToldSince = { channels: new Set(), interactions: new Set() };

/** The few things of an event that are used here. */
export interface AriEvent {
  readonly type: string;
  /** Uniqueid of the channel it is about */
  readonly channel: string | undefined;
}

/** @returns undefined for what is no event */
export function parseAriEvent(text: string): AriEvent | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { type, channel } = (raw ?? {}) as { type?: unknown; channel?: { id?: unknown } };
  if (typeof type !== 'string') return undefined;
  return { type, channel: typeof channel?.id === 'string' ? channel.id : undefined };
}

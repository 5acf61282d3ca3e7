/** `PJSIP/1001-0000000a` is at `PJSIP/1001`; what comes after the last dash is Asterisk's counter. */
export function endpointOf(name: string): string {
  const dash = name.lastIndexOf('-');
  return dash < 0 ? name : name.slice(0, dash);
}

/** The other end of a `Local` channel, which always comes as a pair; undefined for any other channel. */
export function otherHalfOf(name: string): string | undefined {
  if (!name.startsWith('Local/')) return undefined;
  if (name.endsWith(';1')) return `${name.slice(0, -1)}2`;
  return name.endsWith(';2') ? `${name.slice(0, -1)}1` : undefined;
}

export const isLocal = (name: string): boolean => name.startsWith('Local/');

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

const SNOOP = 'Snoop/';

/** The Uniqueid of the channel that `Snoop/<Uniqueid>-<counter>` listens to; undefined for any other channel. */
export const snoopedBy = (name: string): string | undefined =>
  name.startsWith(SNOOP) ? endpointOf(name).slice(SNOOP.length) : undefined;

/** What the snoops that listen to a channel have as their endpoint. */
export const snoopsAt = (uid: string): string => `${SNOOP}${uid}`;

export const isSnoop = (name: string): boolean => name.startsWith(SNOOP);

/** Asterisk's own tools in a bridge: what plays an announcement or records is no party. */
const TOOLS: ReadonlySet<string> = new Set(['Announcer', 'Recorder', 'CBAnn', 'CBRec']);

export const isTool = (name: string): boolean => TOOLS.has(name.slice(0, name.indexOf('/')));

import type { Arrangement } from './arrangement.js';

/** What a recording of a leg holds silence of: what comes from the leg (`read`), what goes to it (`write`). */
export interface Silence {
  readonly read: boolean;
  readonly write: boolean;
}

export const NOTHING_SILENT: Silence = { read: false, write: false };

/**
 * What has to be silent in a recording: all of it where the agent has paused it; on the agent's leg also what is not said
 * to the contact.
 * @param arrangement of the call, for the agent's leg alone
 */
export function silenceOf(paused: boolean, arrangement: Arrangement | undefined): Silence {
  const aside = arrangement !== undefined && arrangement.focus !== 'primary';
  const all = paused || aside;
  return { read: all || arrangement?.muted === true, write: all };
}

export const isSameSilence = (one: Silence | undefined, other: Silence): boolean =>
  one !== undefined && one.read === other.read && one.write === other.write;

/** One order to the switch. */
interface Change {
  readonly direction: 'read' | 'write' | 'both';
  readonly silent: boolean;
}

/** How one becomes the other. @param before undefined: nobody knows */
export function silenceChanges(before: Silence | undefined, after: Silence): readonly Change[] {
  const read = before?.read !== after.read;
  const write = before?.write !== after.write;
  if (read && write && after.read === after.write) return [{ direction: 'both', silent: after.read }];
  return [
    ...(read ? [{ direction: 'read', silent: after.read } as const] : []),
    ...(write ? [{ direction: 'write', silent: after.write } as const] : []),
  ];
}

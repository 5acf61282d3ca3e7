/**
 * What a channel beside a leg is for: `music`: the leg hears music; `mix`: the leg, and whoever talks with it in its own
 * bridge, are one with those in a bridge of ours; `ear`: the leg alone is in a bridge of ours
 */
export type SnoopRole = 'music' | 'mix' | 'ear';

/** A channel beside a leg. */
export interface Snoop {
  readonly uid: string;
  readonly role: SnoopRole;
  /** Uniqueid of the leg */
  readonly leg: string;
  /** Uniqueid of the leg of the agent for whose call it is: two agents may hold each other */
  readonly agentLeg: string;
}

/** How ARI makes it: what it hears of the leg, and who hears it. */
export const SNOOP_DIRECTIONS = {
  music: { spy: 'none', whisper: 'out' },
  mix: { spy: 'both', whisper: 'both' },
  ear: { spy: 'in', whisper: 'out' },
} as const satisfies Readonly<Record<SnoopRole, unknown>>;

/** Uniqueid of one that is made now: it tells every process at the switch what it is for. */
export const snoopUid = (role: SnoopRole, id: string): string => `ip-${role}-${id}`;

/** true for one that stands for the whole call of the leg it is beside, whichever process has made it */
export const hearsBoth = ({ uid }: { readonly uid: string }): boolean => uid.startsWith(snoopUid('mix', ''));

import type { CtiCause } from '../../port/cti-facts.js';
import type { Serial } from '../switch/serial.js';

/**
 * `consult`: the agent asks it while the peer waits; `party`: it is the third in the call; `transfer`: the agent has left
 * and the peer waits for it to answer
 */
export type ThirdRole = 'consult' | 'party' | 'transfer';

export type ThreeMember = 'agent' | 'peer' | 'third';

/** Somebody whom the agent has called into a call that is taken over. */
export interface ThirdParty {
  /** Uniqueid of the channel that was made for it: in our application, and in `bridge` unless it waits */
  readonly uid: string;
  /** what the agent dialled */
  readonly to: string;
  /** bridge of ours in which those are who talk */
  readonly bridge: string;
  role: ThirdRole;
  /** who is out of the bridge: the peer and the third hear music then */
  waits: ThreeMember | undefined;
  /** another process has called it, and may still be at work */
  adopted: boolean;
  /** the switch calls it: until then nothing is told of it */
  begun: boolean;
  answered: boolean;
  /** as it was told last */
  peerThere: boolean;
  thirdThere: boolean;
  /** Uniqueid of the device's channel, behind Local channels if need be */
  far: string | undefined;
  /** a step that follows from what has become of the three is on its way */
  tended: boolean;
  /** what is done with the three, one thing after the other */
  readonly turns: Serial;
  /** why a leg ends that somebody has asked us to end, by Uniqueid */
  readonly ends: Map<string, CtiCause>;
}

/** Two of three are left; this is what the agent's conversation with the third is from then on. */
export interface LeftAlone {
  readonly role: 'primary' | 'consult';
  readonly conversation: string;
  readonly party: { readonly id: string; readonly address: string };
}

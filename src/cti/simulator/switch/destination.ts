import type { CauseCode } from '../../../protocol/cause.js';
import type { SimActor } from './cause-at.js';
import { refusal } from './refusal.js';
import type { SimDevice } from './sim-device.js';
import type { SimState } from './sim-state.js';

/** Why somebody is not reached, before any telephone rings. */
export interface Obstacle {
  readonly code: Extract<CauseCode, 'busy' | 'unreachable'>;
  readonly actor: Extract<SimActor, string>;
}

/** What is at a number that was dialled. */
export type Destination =
  | { readonly kind: 'device'; readonly device: SimDevice }
  | { readonly kind: 'queue'; readonly queue: string }
  /** somebody outside; one who does not answer rings until the switch gives up, or until answered by hand */
  | { readonly kind: 'outside'; readonly answers: boolean }
  | { readonly kind: 'failure'; readonly obstacle: Obstacle };

const UNREACHABLE: Destination = { kind: 'failure', obstacle: { code: 'unreachable', actor: 'switch' } };

const WORDS: Readonly<Record<string, Destination>> = {
  busy: { kind: 'failure', obstacle: { code: 'busy', actor: 'remote' } },
  noanswer: { kind: 'outside', answers: false },
  unreachable: UNREACHABLE,
};

const NUMBER = /^\+?\d+$/;

/**
 * The telephone that somebody works at, an agent's id and the numbers of the house first, then the queues, then the words, then any number.
 * @throws CtiRejectedError for the rest
 */
export function destination(state: SimState, to: string): Destination {
  const device = state.reached(to);
  if (device) return { kind: 'device', device };
  if (state.hasQueue(to)) return { kind: 'queue', queue: to };
  const word = Object.hasOwn(WORDS, to) ? WORDS[to] : undefined;
  if (word) return word;
  if (!NUMBER.test(to)) throw refusal('no-such-address', 'the switch does not have that number', { to });
  return { kind: 'outside', answers: true };
}

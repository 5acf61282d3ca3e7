import type { CauseCode } from '../../../protocol/cause.js';
import type { SimActor } from './cause-at.js';
import type { SimDevice } from './sim-device.js';
import type { SimState } from './sim-state.js';

/** What is at a number that was dialled. */
export type Destination =
  | { readonly kind: 'device'; readonly device: SimDevice }
  /** somebody outside; one who does not answer rings until the ring timeout, or until answered by hand */
  | { readonly kind: 'outside'; readonly answers: boolean }
  | { readonly kind: 'failure'; readonly code: CauseCode; readonly actor: Extract<SimActor, string> };

const WORDS: Readonly<Record<string, Destination>> = {
  busy: { kind: 'failure', code: 'busy', actor: 'remote' },
  noanswer: { kind: 'outside', answers: false },
  unreachable: { kind: 'failure', code: 'unreachable', actor: 'switch' },
};

const NUMBER = /^\+?\d+$/;

/** An agent's id and the numbers of the house first, then the words, then any number; the rest cannot be reached. */
export function destination(state: SimState, to: string): Destination {
  const device = state.deviceFor(to);
  if (device) return { kind: 'device', device };
  const word = Object.hasOwn(WORDS, to) ? WORDS[to] : undefined;
  return (
    word ??
    (NUMBER.test(to) ? { kind: 'outside', answers: true } : { kind: 'failure', code: 'unreachable', actor: 'switch' })
  );
}

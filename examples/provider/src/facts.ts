import { availability, type CtiChannel, type CtiInteraction, type CtiSnapshot } from 'interaction-processor/provider';
import type { Call } from './exchange.js';

/** Everything of one agent, from the calls that the exchange has of that telephone. */
export function factsOf(endpoint: string, calls: readonly Call[]): CtiSnapshot {
  const wanted = { agentState: 'notready' } as const;
  const state = availability({ wanted, askedDuringWork: false, live: calls.length, wrappingUp: 0 });
  const channel: CtiChannel = { id: 'phone', type: 'Telephony', endpoint, login: 'active', ...state };
  return { channels: [channel], interactions: calls.map(interactionOf) };
}

/** A call, whole. One that is over has no conversation any more. */
export function interactionOf({ id, from, to, created, answered, state }: Call): CtiInteraction {
  const parties = [{ id: `${id}-other`, address: to }];
  const leg = { id: `${id}-leg`, role: 'primary', muted: false, parties } as const;
  return {
    id,
    channel: 'phone',
    contact: id,
    direction: 'outbound',
    from,
    to,
    customer: { address: to },
    origin: { kind: 'dialled' },
    times: { created, ...(answered === undefined ? {} : { answered }) },
    data: {},
    recording: 'off',
    conversations: state === 'ended' ? [] : [{ ...leg, state }],
  };
}

import { StateTable } from './state-table.js';

/**
 * `initiated`: its device does not ring yet · `alerting`: it rings · `dialing`: this party called and waits for another,
 * in a queue or for an answer · `held`: by this party itself.
 */
export type LegState = 'initiated' | 'alerting' | 'dialing' | 'connected' | 'held' | 'ended';

export type LegEvent = 'alert' | 'answer' | 'connect' | 'hold' | 'retrieve' | 'end';

/** What one party's leg of a call can do; the same for agents and customers. */
export const LEG_TABLE = new StateTable<LegState, LegEvent>(
  {
    initiated: { alert: 'alerting', end: 'ended' },
    alerting: { answer: 'connected', end: 'ended' },
    dialing: { connect: 'connected', end: 'ended' },
    connected: { hold: 'held', end: 'ended' },
    held: { retrieve: 'connected', end: 'ended' },
    ended: {},
  },
  ['initiated', 'dialing'],
  'ended',
);

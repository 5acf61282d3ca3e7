import type { CtiCause } from '../../port/cti-facts.js';

const BUSY: CtiCause = { code: 'busy', by: { kind: 'remote' } };
const NO_ANSWER: CtiCause = { code: 'noanswer', by: { kind: 'timeout' } };
const REJECTED: CtiCause = { code: 'rejected', by: { kind: 'remote' } };
export const UNREACHABLE: CtiCause = { code: 'unreachable', by: { kind: 'switch' } };

/** Q.850 causes that say why nobody could be reached. Others (16, normal) say nothing about that. */
export const Q850_CAUSES: Readonly<Record<number, CtiCause>> = {
  1: UNREACHABLE, // unallocated number
  2: UNREACHABLE, // no route to the network
  3: UNREACHABLE, // no route to the destination
  17: BUSY,
  18: NO_ANSWER, // no user responding
  19: NO_ANSWER, // no answer from the user
  20: UNREACHABLE, // subscriber absent
  21: REJECTED,
  22: UNREACHABLE, // number changed
  25: UNREACHABLE, // exchange routing error
  27: UNREACHABLE, // destination out of order
  28: UNREACHABLE, // invalid number format
  34: UNREACHABLE, // no circuit
  38: UNREACHABLE, // network out of order
  41: UNREACHABLE, // temporary failure
  42: UNREACHABLE, // congestion
  44: UNREACHABLE, // circuit not available
  58: UNREACHABLE, // bearer capability not available
  88: UNREACHABLE, // incompatible destination
};

/** The same where it was the agent's own device that could not be reached. */
export const OWN_DEVICE_CAUSES: Readonly<Record<number, CtiCause>> = {
  1: UNREACHABLE,
  3: UNREACHABLE,
  18: NO_ANSWER,
  19: NO_ANSWER,
  20: UNREACHABLE,
  27: UNREACHABLE,
  38: UNREACHABLE,
  41: UNREACHABLE,
  42: UNREACHABLE,
  58: UNREACHABLE,
  88: UNREACHABLE,
};

/** `DialStatus` of Asterisk for a call to the agent that was not answered. */
export const CALLED_STATUS_CAUSES: Readonly<Record<string, CtiCause>> = {
  NOANSWER: NO_ANSWER,
  CANCEL: { code: 'abandoned', by: { kind: 'remote' } },
};

/** `DialStatus` of Asterisk for a call by the agent. */
export const DIAL_STATUS_CAUSES: Readonly<Record<string, CtiCause>> = {
  BUSY,
  NOANSWER: NO_ANSWER,
  CONGESTION: UNREACHABLE,
  CHANUNAVAIL: UNREACHABLE,
};

/** `Reason` of Asterisk for a device that it was to call for its own agent and could not, by its number. */
export const ORIGINATE_REASONS: Readonly<Record<string, CtiCause>> = {
  0: UNREACHABLE, // no such device, or one that is off
  1: REJECTED, // hung up
  3: NO_ANSWER, // rang to the end
  5: BUSY,
  8: UNREACHABLE, // congestion
};

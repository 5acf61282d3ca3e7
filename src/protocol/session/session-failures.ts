import type { FailureCode } from '../failure-code.js';
import { OF_ANY_MESSAGE } from '../failures.js';

type Codes = readonly FailureCode[];

/**
 * Of whatever is asked of a session that is started. `CTI_TIMEOUT` is also said of a command that was begun at another
 * instance, and of which nobody knows what became.
 */
export const OF_SESSION = [
  ...OF_ANY_MESSAGE,
  'NOT_BOUND',
  'SESSION_NOT_STARTED',
  'INVALID_STATE',
  'CTI_TIMEOUT',
] as const satisfies Codes;

/** What asks the switch for something. `SERVICE_UNAVAILABLE`: whose session it is cannot be said, since the store is away. */
const OF_SWITCH = ['CTI_REJECTED', 'CTI_UNAVAILABLE', 'SERVICE_UNAVAILABLE'] as const satisfies Codes;

export const OF_START = [
  ...OF_ANY_MESSAGE,
  'NOT_BOUND',
  'INVALID_STATE',
  'CONFLICT',
  'UNSUPPORTED',
  'CTI_TIMEOUT',
  ...OF_SWITCH,
] as const satisfies Codes;

export const OF_RENEW = [
  ...OF_SESSION,
  'INVALID_CREDENTIALS',
  'TOO_MANY_ATTEMPTS',
  'SERVICE_UNAVAILABLE',
  'CONFLICT',
] as const satisfies Codes;
export const OF_LOGOUT = [
  ...OF_SESSION,
  'INTERACTION_IN_PROGRESS',
  'UNSUPPORTED',
  ...OF_SWITCH,
] as const satisfies Codes;

/** Of what a provider may not be able to do, and this service answers by itself. */
export const OF_DIRECTORY = [...OF_SESSION, 'UNSUPPORTED'] as const satisfies Codes;

/** Of what a provider may not be able to do, and the switch is asked for. */
export const OF_ADDED = [...OF_DIRECTORY, ...OF_SWITCH] as const satisfies Codes;

/** Of what never waits for another command at work on the same object. */
export const OF_RELEASE = [...OF_ADDED, 'UNKNOWN_TARGET'] as const satisfies Codes;

/** Of what is asked of a channel, an interaction or a conversation. */
export const OF_OBJECT = [...OF_RELEASE, 'CONFLICT'] as const satisfies Codes;

/** Why a switch said no: `details.reason` of `CTI_REJECTED`. One closed list for every provider. */
export const REJECTION_REASONS = [
  'no-such-address',
  'busy',
  'noanswer',
  'rejected',
  'unreachable',
  'no-such-call',
  'no-such-channel',
  'no-such-party',
  'no-such-queue',
  'queue-fixed',
  'device-in-use',
  'too-many-calls',
  'wrong-state',
  'invalid-data',
  'signed-off',
  'refused',
] as const;

export type RejectionReason = (typeof REJECTION_REASONS)[number];

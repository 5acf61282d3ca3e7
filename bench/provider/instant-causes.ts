import type { CtiCause } from '../../src/cti/port/cti-facts.js';

/** Why the instant switch reports what it reports. */
export const INSTANT_CAUSES = {
  asked: { code: 'requested', by: { kind: 'agent' } },
  answered: { code: 'answered', by: { kind: 'agent' } },
  released: { code: 'released', by: { kind: 'agent' } },
  completed: { code: 'completed', by: { kind: 'agent' } },
  routed: { code: 'requested', by: { kind: 'rule' } },
  switched: { code: 'requested', by: { kind: 'switch' } },
} as const satisfies Record<string, CtiCause>;

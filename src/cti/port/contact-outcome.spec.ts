import { describe, expect, it } from '@jest/globals';
import type { CauseActor, CauseCode } from '../../protocol/cause.js';
import type { OriginKind, Outcome } from '../../protocol/objects/object-states.js';
import { contactOutcome } from './contact-outcome.js';

interface Row {
  readonly kind?: OriginKind;
  readonly wasStarted?: boolean;
  readonly answered?: string;
  readonly code: CauseCode;
  readonly by: CauseActor;
  readonly id?: string;
}

const ROWS: readonly (readonly [Outcome, Row])[] = [
  ['answered', { wasStarted: true, code: 'released', by: 'remote' }],
  ['answered', { kind: 'dialled', wasStarted: true, code: 'released', by: 'agent', id: '1001' }],
  ['answered', { wasStarted: true, code: 'recovered', by: 'switch' }],
  ['answered', { answered: '2026-01-01T08:00:00.000Z', code: 'recovered', by: 'switch' }],
  ['transferred', { wasStarted: true, code: 'transferred', by: 'agent', id: '1001' }],
  ['missed', { code: 'abandoned', by: 'remote' }],
  ['missed', { code: 'noanswer', by: 'timeout' }],
  ['missed', { code: 'answered', by: 'switch' }],
  ['missed', { code: 'answered', by: 'agent', id: '1002' }],
  ['missed', { kind: 'direct', code: 'unreachable', by: 'switch' }],
  ['missed', { kind: 'consultation', code: 'released', by: 'remote' }],
  ['rejected', { code: 'rejected', by: 'agent', id: '1001' }],
  ['rejected', { code: 'busy', by: 'agent', id: '1001' }],
  ['deflected', { code: 'deflected', by: 'agent', id: '1001' }],
  ['failed', { kind: 'dialled', code: 'busy', by: 'remote' }],
  ['failed', { kind: 'dialled', code: 'released', by: 'agent', id: '1001' }],
  ['unknown', { code: 'recovered', by: 'switch' }],
  ['unknown', { kind: 'dialled', code: 'recovered', by: 'switch' }],
];

describe('what became of a contact', () => {
  it.each(ROWS)('is %s: %j', (outcome, { kind = 'queue', wasStarted = false, answered, code, by, id }) => {
    const times = { created: '2026-01-01T07:59:00.000Z', ...(answered === undefined ? {} : { answered }) };
    const cause = { code, by: { kind: by, ...(id === undefined ? {} : { id }) } };
    expect(contactOutcome({ facts: { origin: { kind }, times }, wasStarted }, cause, '1001')).toBe(outcome);
  });
});

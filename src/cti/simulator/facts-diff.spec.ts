import { describe, expect, it } from '@jest/globals';
import type { CtiInteraction, CtiSnapshot } from '../port/cti-facts.js';
import { FactsDiff } from './facts-diff.js';

const interaction = (id: string, state?: 'alerting' | 'connected'): CtiInteraction => ({
  id,
  channel: 'tel',
  contact: id,
  direction: 'inbound',
  from: '+1',
  to: 'support',
  origin: { kind: 'queue' },
  times: { created: '2026-01-01T08:00:00.000Z' },
  data: {},
  recording: 'off',
  conversations: state ? [{ id: `${id}v`, role: 'primary', state, muted: false, parties: [] }] : [],
});

const facts = (agentState: 'ready' | 'busy' | 'wrapup', ...interactions: CtiInteraction[]): CtiSnapshot => ({
  channels: [{ id: 'tel', type: 'Telephony', endpoint: '1001', login: 'active', agentState }],
  interactions,
});

describe('the difference of facts', () => {
  it('is nothing where nothing changed', () => {
    const diff = new FactsDiff(facts('ready'));
    expect(diff.changes(facts('ready'))).toBeUndefined();
  });

  it('has what changed, whole, and leaves out what did not', () => {
    const diff = new FactsDiff(facts('busy', interaction('i1', 'connected'), interaction('i2', 'alerting')));
    const now = facts('busy', interaction('i1', 'connected'), interaction('i2', 'connected'));
    expect(diff.changes(now)).toEqual({ interactions: [interaction('i2', 'connected')] });
    expect(diff.changes(now)).toBeUndefined();
  });

  it('tells the end of what is gone once, without conversations', () => {
    const diff = new FactsDiff(facts('busy', interaction('i1', 'alerting')));
    expect(diff.changes(facts('ready'))).toEqual({
      channels: facts('ready').channels,
      interactions: [interaction('i1')],
    });
    expect(diff.changes(facts('ready'))).toBeUndefined();
  });

  it('tells the end of what is wrapped up once, and nothing of it when that is done', () => {
    const diff = new FactsDiff(facts('busy', interaction('i1', 'connected')));
    expect(diff.changes(facts('wrapup', interaction('i1')))?.interactions).toEqual([interaction('i1')]);
    expect(diff.changes(facts('ready'))).toEqual({ channels: facts('ready').channels });
  });
});

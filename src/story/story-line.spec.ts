import { describe, expect, it } from '@jest/globals';
import type { EventHappening } from '../happenings/happening.js';
import { AgentNames } from '../retelling/agent-names.js';
import { storyLine } from './story-line.js';

const ADDED: EventHappening = {
  kind: 'event',
  name: 'interaction.added',
  session: 's',
  agent: '1001',
  service: 'pbx',
  target: 's.tel.i1',
  seq: 3,
  call: 'i1',
  data: {},
  cause: { code: 'requested', by: { kind: 'switch' } },
  trace: undefined,
};
const times = {
  created: '2026-01-01T10:00:00.000Z',
  answered: '2026-01-01T10:00:02.000Z',
  ended: '2026-01-01T10:00:05.000Z',
};
const lineOf = (state: string) =>
  storyLine(
    { ...ADDED, data: { interaction: { state, contact: 'k1', from: '+49301', times } } },
    new AgentNames({ pseudonym: () => '#' }),
  );

describe('the line of a contact that a session begins with', () => {
  it('is that of its end where it is over, without a number', () => {
    const line = lineOf('ENDED');
    expect(line).toMatchObject({ level: 'info', message: 'contact ended' });
    expect(line?.fields()).toMatchObject({ session: 's', contact: 'k1', rang: 2000, talked: 3000, found: true });
    expect(JSON.stringify(line?.fields())).not.toContain('+49301');
  });

  it('is one of many where it goes on', () => {
    expect(lineOf('STARTED')).toMatchObject({ level: 'debug', message: 'event interaction.added' });
  });
});

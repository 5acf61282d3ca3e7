import { describe, expect, it } from '@jest/globals';
import type { CommandHappening } from '../happenings/happening.js';
import { SESSION_COMMANDS } from '../protocol/session/session-command.js';
import { AgentNames } from '../retelling/agent-names.js';
import { auditRecord } from './audit-record.js';
import { AUDITED_COMMANDS } from './audited-commands.js';

const names = new AgentNames({ pseudonym: (text) => `#${text.length}` });
/** Everything that any command may carry. */
const DATA = {
  to: '+4930123456',
  queue: 'support',
  digits: 'planted',
  data: { card: 'planted' },
  reason: 'planted',
  disposition: 'planted',
  party: 'planted',
  channel: { endpoint: 'planted', type: 'tel' },
  token: 'planted',
  password: 'planted',
};
const OF = {
  client: 'c',
  address: '192.0.2.1',
  id: 'planted',
  target: 's.tel.i1',
  call: 'c1',
  took: 1,
  trace: '0f',
  session: 's',
};
const told = (command: string | undefined): CommandHappening => ({
  ...OF,
  kind: 'command',
  command,
  data: DATA,
  outcome: { result: 'success' },
});

describe('AUDITED_COMMANDS', () => {
  it('has decided on every command of a session', () => {
    expect(Object.keys(AUDITED_COMMANDS).toSorted()).toEqual(SESSION_COMMANDS.toSorted());
  });

  it.each(SESSION_COMMANDS)('has of %s what is decided, and nothing else that it carries', (command) => {
    const record = auditRecord(told(command), names);
    const fields = AUDITED_COMMANDS[command];
    expect(record === undefined).toBe(fields === undefined);
    expect(JSON.stringify(record ?? {})).not.toContain('planted');
    const where = fields?.personal.includes('to') === true ? { to: DATA.to } : {};
    if (record) expect(record['personal']).toEqual(where);
    if (record) expect(record['queue']).toBe(fields?.open.includes('queue') === true ? 'support' : undefined);
  });

  it.each([
    ['of nobody', { outcome: { result: 'failure', code: 'NOT_BOUND' } }],
    ['beyond the rate', { session: 's', outcome: { result: 'failure', code: 'RATE_LIMITED' } }],
  ] as const)('has nothing of a command %s, however many come', (_, more) => {
    const { session: _session, ...stranger } = told('channel.dial');
    expect(auditRecord({ ...stranger, ...more }, names)).toBeUndefined();
  });

  it('has that a session was renewed, or was not', () => {
    const outcome = { result: 'failure', code: 'INVALID_CREDENTIALS' } as const;
    expect(auditRecord({ ...told('session.renew'), outcome }, names)).toMatchObject({ session: 's', ...outcome });
  });

  it('has nothing of commands that are not of a session, or of nobody', () => {
    for (const command of ['bindResource', 'constructor', undefined]) {
      expect(auditRecord(told(command), names)).toBeUndefined();
    }
  });
});

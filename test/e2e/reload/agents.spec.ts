import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Desktop, ReceivedEvent } from '../../support/desktop.js';
import { succeeded } from '../../support/desktop.js';
import { ReloadedProcess, type FiledAgent } from '../../support/reloaded-process.js';

const TIMEOUT = 60_000;
const STAYS: FiledAgent = { id: 'stays', queues: ['support'] };
const BY_RULE = { code: 'expired', by: { kind: 'rule' } };

const ended = ({ name }: ReceivedEvent) => name === 'session.ended';
const prepare = async (desktop: Desktop, id: string, password: string) => {
  const { result, failure } = await desktop.send({ command: 'prepareSession', data: { agent: { id, password } } });
  return failure?.code ?? result;
};
const onCall = async (desktop: Desktop) => {
  succeeded(await desktop.command('channel.dial', 'tel', { to: '+15550199' }));
  await desktop.until(({ data }) => data?.['interaction']?.['state'] === 'STARTED', 'an answered call');
};

/** What a colleague finds of whom. */
const found = async (query: string) => {
  const { data } = succeeded(await witness.command('session.directory', '', { query })) as { data?: unknown };
  return (data as { entries: object[] }).entries;
};

let running: ReloadedProcess;
let witness: Desktop;
beforeAll(async () => {
  running = await ReloadedProcess.start({}, [STAYS], { SIMULATOR_CONTROL: 'true' });
  witness = await running.signIn('stays');
  succeeded(await witness.command('channel.ready', 'tel'));
}, TIMEOUT);
afterAll(async () => {
  expect(witness.names()).not.toContain('session.ended');
  succeeded(await witness.command('session.snapshot'));
  expect(await running.end()).toBe(0);
}, TIMEOUT);

describe('an agent of the file', () => {
  it('who is added can sign in, and is found by colleagues', async () => {
    const asking = await running.desktop();
    expect(await prepare(asking, 'new', 'demo')).toBe('INVALID_CREDENTIALS');
    await running.agents([STAYS, { id: 'new', name: 'Nell New' }]);
    expect(await running.reload()).toContain(
      'agents: 1 added, 0 removed, 0 changed (sessions ended: 0, kept for a call: 0)',
    );
    expect(await prepare(asking, 'new', 'demo')).toBe('success');
    expect(await found('Nell')).toMatchObject([{ id: 'new', presence: 'offline' }]);
  });

  it('who is removed is signed off, and can neither sign in nor be found', async () => {
    await running.agents([STAYS, { id: 'gone', name: 'Gil Gone' }]);
    await running.reload();
    const desktop = await running.signIn('gone');
    await running.agents([STAYS]);
    expect(await running.reload()).toContain('sessions ended: 1');
    expect((await desktop.until(ended, 'session.ended')).cause).toEqual(BY_RULE);
    await running.process.prints(/session ended .*agent=gone .*why=dismissed/);
    // It was remembered.
    expect(await prepare(desktop, 'gone', 'demo')).toBe('INVALID_CREDENTIALS');
    expect(await found('Gil')).toEqual([]);
  });

  it('who is removed in a call is not offered another one, and signed off when that is over', async () => {
    await running.agents([STAYS, { id: 'talks', queues: ['support'] }]);
    await running.reload();
    const desktop = await running.signIn('talks');
    succeeded(await desktop.command('channel.ready', 'tel'));
    await onCall(desktop);
    await running.agents([STAYS]);
    expect(await running.reload()).toContain('sessions ended: 0, kept for a call: 1');
    const pending = await desktop.until(
      ({ data }) => data?.['channel']?.['pending'] !== undefined,
      'not ready, pending',
    );
    expect(pending).toMatchObject({ cause: BY_RULE, data: { channel: { pending: { reason: 'expired' } } } });
    // Whoever reads once more changes nothing for it.
    expect(await running.reload()).toContain('kept for a call: 1');
    expect(desktop.names()).not.toContain('session.ended');
    succeeded(await desktop.command('conversation.release', 'tel.i1.v1'));
    expect((await desktop.until(ended, 'session.ended')).cause).toEqual(BY_RULE);
  });

  it('who is put back during the call keeps the session', async () => {
    const talks: FiledAgent = { id: 'again' };
    await running.agents([STAYS, talks]);
    await running.reload();
    const desktop = await running.signIn('again');
    await onCall(desktop);
    await running.agents([STAYS]);
    await running.reload();
    await running.agents([STAYS, talks]);
    expect(await running.reload()).toContain(
      'agents: 1 added, 0 removed, 0 changed (sessions ended: 0, kept for a call: 0)',
    );
    succeeded(await desktop.command('conversation.release', 'tel.i1.v1'));
    // More than one look later.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(desktop.names()).not.toContain('session.ended');
    succeeded(await desktop.command('channel.ready', 'tel'));
  });

  it('who is removed in a call is kept no longer than the operator says, which may change at once', async () => {
    await running.agents([STAYS, { id: 'endless' }]);
    await running.reload();
    const desktop = await running.signIn('endless');
    await onCall(desktop);
    await running.agents([STAYS]);
    expect(await running.reload()).toContain('kept for a call: 1');
    running.settings({ agents: { finishCalls: 0 } });
    expect(await running.reload()).toContain('agents.finishCalls');
    expect((await desktop.until(ended, 'session.ended')).cause).toEqual(BY_RULE);
    running.settings({});
    await running.reload();
  });

  it.each([
    ['password', { password: 'other' }],
    ['extension', { extension: '777' }],
  ])('who has another %s has to sign in anew', async (_what, other) => {
    await running.agents([STAYS, { id: 'other' }]);
    await running.reload();
    const desktop = await running.signIn('other');
    await running.agents([STAYS, { id: 'other', ...other }]);
    expect(await running.reload()).toContain('1 changed (sessions ended: 1, kept for a call: 0)');
    expect((await desktop.until(ended, 'session.ended')).cause).toEqual(BY_RULE);
    const right = 'password' in other ? other.password : 'demo';
    if (right !== 'demo') expect(await prepare(desktop, 'other', 'demo')).toBe('INVALID_CREDENTIALS');
    await running.signIn('other', right);
  });

  it('who has another name, queue or role keeps the session, and colleagues see the name', async () => {
    await running.agents([STAYS, { id: 'moved', name: 'Old Name', queues: ['support'] }]);
    await running.reload();
    const desktop = await running.signIn('moved');
    await running.agents([STAYS, { id: 'moved', name: 'New Name', queues: ['sales'], roles: ['supervisor'] }]);
    expect(await running.reload()).toContain('1 changed (sessions ended: 0, kept for a call: 0)');
    succeeded(await desktop.command('channel.ready', 'tel'));
    expect(await found('Old Name')).toEqual([]);
    expect(await found('New Name')).toMatchObject([{ id: 'moved' }]);
    const anew = await running.signIn('moved');
    const begun = await anew.until(({ name }) => name === 'session.initialized', 'session.initialized');
    expect(begun.data?.['session']?.['profile']).toMatchObject({ name: 'New Name', queues: ['sales'] });
  });
});

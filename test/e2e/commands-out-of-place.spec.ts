import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SESSION_COMMANDS } from '../../src/protocol/session/session-command.js';
import { succeeded, type Desktop } from '../support/desktop.js';
import { deliberatelyBad } from '../support/wire/watch-wire.js';
import { Processor } from '../support/processor.js';

describe('commands that come at the wrong time or to the wrong place', () => {
  let processor: Processor;
  const open: Desktop[] = [];

  beforeAll(async () => {
    processor = await Processor.start();
  });

  afterAll(() => processor.stop());

  afterEach(() => {
    for (const desktop of open.splice(0)) desktop.close();
  });

  const desktop = async () => {
    const one = await processor.desktop();
    open.push(one);
    return one;
  };

  const code = async (answer: Promise<{ failure?: { code: string } }>) => (await answer).failure?.code;

  /** Data that has the right shape for that command, whichever it is. */
  const DATA = {
    to: '1002',
    digits: '1',
    queue: 'support',
    party: 'p',
    data: {},
    channel: { endpoint: 'x', type: 'Chat' },
    topics: ['agents'],
    token: 'header.claims.signature',
  };

  it('to a session of somebody else: NOT_BOUND, as if there were none', async () => {
    const [mine, other] = [await (await desktop()).signIn('1001', 'demo', true), await desktop()];
    for (const command of SESSION_COMMANDS) {
      const path = { session: '', channel: '.tel', interaction: '.tel.i1', conversation: '.tel.i1.v1' }[
        command.split('.')[0] as 'session'
      ];
      const there = await other.send({ command, target: `${mine.resource}${path}`, data: DATA });
      const nowhere = await other.send({ command, target: `nosuch${path}`, data: DATA });
      expect(there.failure).toEqual(nowhere.failure);
      expect(there.failure?.code).toBe('NOT_BOUND');
    }
    expect(await code(other.send({ command: 'unbindResource', data: { resource: mine.resource } }))).toBe('NOT_BOUND');
  });

  it('before the start, twice, after the log-out', async () => {
    const agent = await desktop();
    await agent.prepare('1002');
    expect(await code(agent.command('session.start'))).toBe('NOT_BOUND');
    succeeded(await agent.send({ command: 'bindResource', data: { resource: agent.resource } }));
    for (const [command, path] of [
      ['session.snapshot', ''],
      ['session.logout', ''],
      ['session.history', ''],
      ['channel.ready', 'tel'],
    ] as const) {
      expect(await code(agent.command(command, path))).toBe('SESSION_NOT_STARTED');
    }
    succeeded(await agent.command('session.start'));
    expect(await code(agent.command('session.start'))).toBe('INVALID_STATE');
    succeeded(await agent.command('session.logout'));
    expect(await code(agent.command('session.logout'))).toBe('NOT_BOUND');
    expect(await code(agent.send({ command: 'bindResource', data: { resource: agent.resource } }))).toBe(
      'RESOURCE_NOT_FOUND',
    );
    const { length } = agent.events;
    succeeded(await agent.send({ command: 'getServices' }));
    expect(agent.names(length)).toEqual([]);
    expect(agent.names().slice(-2)).toEqual(['channel.removed', 'session.ended']);
  });

  it('to what is not there, and of the wrong kind', async () => {
    const agent = await (await desktop()).signIn('1003', 'demo', true);
    expect(await code(agent.command('channel.ready', 'nosuch'))).toBe('UNKNOWN_TARGET');
    expect(await code(agent.command('conversation.hold', 'tel.i9.v9'))).toBe('UNKNOWN_TARGET');
    expect(await code(deliberatelyBad(() => agent.command('conversation.hold', 'tel')))).toBe('INVALID_MESSAGE');
    expect(await code(deliberatelyBad(() => agent.command('channel.dial', 'tel', {})))).toBe('INVALID_MESSAGE');
    expect(await code(deliberatelyBad(() => agent.command('channel.dial', 'tel', { to: 'a\tb' })))).toBe(
      'INVALID_MESSAGE',
    );
    expect(await code(agent.command('channel.dial', 'tel', { to: 'a b' }))).toBe('CTI_REJECTED');
    expect(await code(deliberatelyBad(() => agent.command('channel.dial', 'tel', { to: '5', data: { n: 7 } })))).toBe(
      'INVALID_MESSAGE',
    );
  });

  it('for a telephone in the browser, of which the simulator has none', async () => {
    const agent = await (await desktop()).signIn('1006', 'demo', true);
    const { failure } = await agent.command('session.phone');
    expect(failure).toMatchObject({ code: 'UNSUPPORTED', details: { capability: 'session.phone' } });
    const services = JSON.stringify(succeeded(await agent.send({ command: 'getServices' })));
    expect(services).toContain('session.directory');
    expect(services).not.toContain('session.phone');
  });

  it('the same command with the same id does its work once and gets the first answer', async () => {
    const agent = await (await desktop()).signIn('1004', 'demo', true);
    const [first, again] = await Promise.all([
      agent.command('channel.dial', 'tel', { to: '+15550199' }, 'dial-1'),
      agent.command('channel.dial', 'tel', { to: '+15550199' }, 'dial-1'),
    ]);
    expect(succeeded(first)).toEqual(again);
    expect(await agent.command('channel.dial', 'tel', { to: '+15550199' }, 'dial-1')).toEqual(first);
    expect(agent.names().filter((name) => name === 'interaction.added')).toHaveLength(1);
    succeeded(await agent.command('conversation.release', 'tel.i1.v1'));
  });

  it('many commands in one burst, each answered, in a process that goes on', async () => {
    const agent = await (await desktop()).signIn('1005', 'demo', true);
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => agent.command(n % 2 ? 'channel.ready' : 'channel.notready', 'tel')),
    );
    for (const answer of answers) expect(['success', 'CONFLICT']).toContain(answer.failure?.code ?? answer.result);
  });
});

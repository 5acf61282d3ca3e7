import { describe, expect, it } from '@jest/globals';
import type { CommandResponse } from '../../../protocol/response.js';
import type { FailureCode } from '../../../protocol/failure-code.js';
import { Recording } from '../../state/recording.js';
import { testScript } from './test-script.js';

const LINE = { url: 'http://a', time: 0 };
const WHO = { agent: '1001', model: 'default' };

/** What is done at a desk, as it is recorded. */
class Line {
  readonly recording = new Recording();
  #ids = 0;
  #seq = 0;

  send(command: string, target: string | undefined, data: object = {}): (code?: FailureCode) => void {
    this.#ids += 1;
    const sent = { ...LINE, command, id: `c${this.#ids}`, attempt: 1, data, ...(target !== undefined && { target }) };
    this.recording.take({ kind: 'command', ...sent });
    return (code) => {
      const failure = code && { code, message: '', retryable: false };
      const answer: CommandResponse = { command, result: failure ? 'failure' : 'success', ...(failure && { failure }) };
      this.recording.take({ kind: 'answer', ...sent, answer, latency: 1 });
    };
  }

  tell(name: string, target: string, object: object, by: 'agent' | 'remote' = 'agent', seq = ++this.#seq): void {
    const data = { [name.split('.')[0] ?? '']: object };
    const event = { name, target, seq, time: '', data, cause: { code: 'requested' as const, by: { kind: by } } };
    this.recording.take({ kind: 'event', ...LINE, event: event as never });
  }

  /** What the script does between signing in and its end. */
  lines(reads = false): readonly string[] {
    const script = testScript(this.recording.entries.value, WHO, reads).split('\n');
    const body = script.slice(
      script.indexOf('  const taken = [];') + 1,
      script.indexOf("  console.log('as recorded');"),
    );
    return body.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('taken.push'));
  }
}

describe('a test made of what was recorded', () => {
  it('signs in, has a customer call, and does with it what was done', () => {
    const line = new Line();
    line.send('prepareSession', undefined, { model: 'm', agent: { id: '1002', password: '•••' } })();
    const started = line.send('session.start', 's');
    line.tell('channel.added', 's.tel', { agentState: 'notready' });
    started();
    const ready = line.send('channel.ready', 's.tel');
    line.tell('channel.statechanged', 's.tel', { agentState: 'ready' });
    ready();
    line.tell('interaction.added', 's.tel.i1', {
      state: 'ALERTING',
      from: '+1',
      queue: 'q',
      origin: { kind: 'queue' },
    });
    line.tell('conversation.added', 's.tel.i1.v1', { state: 'alerting', role: 'primary' });
    line.send('conversation.hold', 's.tel.i1.v1')('INVALID_STATE');
    line.tell('conversation.statechanged', 's.tel.i1.v1', { state: 'ended', role: 'primary' }, 'remote');
    line.tell('conversation.statechanged', 's.tel.i1.v1', { state: 'ended', role: 'primary' }, 'remote', 1);
    expect(line.lines()).toEqual([
      'const channel1 = await present(session, "channel", taken);',
      'await channel1.ready();',
      'await told("channel.statechanged", channel1, "ready");',
      'const customer1 = await customerCalls({"queue":"q","from":"+1"});',
      'const { object: interaction1 } = await told("interaction.added");',
      'const { object: conversation1 } = await told("conversation.added");',
      'await refused("INVALID_STATE", conversation1.hold());',
      'await hangsUp(customer1);',
      'await told("conversation.statechanged", conversation1, "ended");',
      'await session.logout().catch(() => undefined);',
    ]);
    const script = testScript(line.recording.entries.value, WHO, false);
    expect(script).toContain('client.signIn({ ...{"agent":"1002","model":"m"}, password: process.env.PASSWORD');
  });

  it('goes on while a command is under way where the desk did', () => {
    const line = new Line();
    const dial = line.send('channel.dial', 's.tel', { to: '+2', data: { a: '1' } });
    line.tell('interaction.added', 's.tel.i1', { state: 'DIALING', origin: { kind: 'dialled' } });
    line.send('session.logout', 's')();
    dial();
    line.tell('interaction.removed', 's.tel.i1', { state: 'COMPLETED' });
    expect(line.lines()).toEqual([
      'const channel1 = await present(session, "channel", taken);',
      'const command1 = begun(channel1.dial("+2", {"a":"1"}));',
      'const { object: interaction1 } = await told("interaction.added");',
      'await session.logout();',
      'await command1;',
      'await told("interaction.removed", interaction1, "COMPLETED");',
    ]);
  });

  it('asks what changes nothing only where it is told to', () => {
    const line = new Line();
    line.send('session.history', 's', { limit: 3 })();
    expect(line.lines()).toEqual(['await session.logout().catch(() => undefined);']);
    expect(line.lines(true)[0]).toBe('await session.history(3);');
  });

  it('is of the latest session alone', () => {
    const line = new Line();
    line.send('channel.ready', 's.tel')();
    line.send('channel.notready', 't.tel', { reason: 'lunch' })();
    expect(line.lines()).toEqual([
      'const channel1 = await present(session, "channel", taken);',
      'await channel1.notReady("lunch");',
      'await session.logout().catch(() => undefined);',
    ]);
    expect(testScript(line.recording.entries.value, WHO, false)).toContain('"agent":"1001","model":"default"');
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { contact } from '../../test/support/scripted-provider.js';
import { SessionBench } from '../../test/support/session-bench.js';
import { CtiRejectedError } from '../errors/switch-errors.js';
import type { Session } from './session.js';

const never = () => new Promise<never>(() => undefined);

describe('commands of a session', () => {
  let bench: SessionBench;
  let session: Session;

  beforeEach(async () => {
    bench = await new SessionBench().up();
    ({ session } = await bench.started());
  });

  const state = () => session.model.interactions()[0]?.byRole('primary')?.state;

  it('a command that the switch never answers times out, and the truth is read first', async () => {
    bench.says([contact('c1', 'connected')]);
    bench.cti.behave = (method) => (method === 'hold' ? never() : Promise.resolve());
    bench.cti.truth = { ...bench.cti.truth, interactions: [contact('c1', 'held')] };
    const answer = bench.command(session, 'conversation.hold', 'tel.i1.v1');
    answer.catch(() => undefined);
    await bench.clock.advance(5_000);
    await expect(answer).rejects.toMatchObject({ code: 'CTI_TIMEOUT' });
    expect(state()).toBe('held');
  });

  it('a transfer has longer than that, for somebody is called; then it is given up before it is answered', async () => {
    bench.says([contact('c1', 'connected')]);
    bench.cti.behave = (method) => (method === 'transfer' ? never() : Promise.resolve());
    let code: unknown;
    const done: string[] = [];
    const answer = bench.command(session, 'conversation.transfer', 'tel.i1.v1', { to: '1003' });
    const told = answer.catch((error: unknown) => {
      code = error;
      done.push(...bench.cti.done);
    });
    await bench.clock.advance(24_999);
    expect([code, bench.cti.done]).toEqual([undefined, ['transfer']]);
    await bench.clock.advance(1);
    await told;
    expect(code).toMatchObject({ code: 'CTI_TIMEOUT' });
    expect(done).toEqual(['transfer', 'transfer given up']);
  });

  it('a switch that cannot even be read leaves an honest unknown', async () => {
    bench.says([contact('c1', 'connected')]);
    bench.cti.behave = never;
    const answer = bench.command(session, 'conversation.hold', 'tel.i1.v1');
    answer.catch(() => undefined);
    await bench.clock.advance(10_000);
    await expect(answer).rejects.toMatchObject({ code: 'CTI_TIMEOUT' });
    expect(state()).toBe('unknown');
  });

  it('a refusal of the switch changes nothing', async () => {
    bench.says([contact('c1', 'connected')]);
    bench.cti.behave = (method) =>
      method === 'hold' ? Promise.reject(new CtiRejectedError('refused', 'no')) : Promise.resolve();
    const { length } = bench.events;
    await expect(bench.command(session, 'conversation.hold', 'tel.i1.v1')).rejects.toMatchObject({
      code: 'CTI_REJECTED',
    });
    expect(bench.told(length)).toEqual([]);
    expect(state()).toBe('connected');
  });

  it('a second command for the same call waits for nobody: it conflicts; a release does not', async () => {
    bench.says([contact('c1', 'connected')]);
    bench.cti.behave = (method) => (method === 'hold' ? never() : Promise.resolve());
    bench.command(session, 'conversation.hold', 'tel.i1.v1').catch(() => undefined);
    await expect(bench.command(session, 'conversation.hold', 'tel.i1.v1')).rejects.toMatchObject({ code: 'CONFLICT' });
    await bench.command(session, 'conversation.release', 'tel.i1.v1');
    expect(bench.cti.done).toEqual(['hold', 'release']);
  });

  it('releasing what has just ended is a success, releasing what never was is not', async () => {
    bench.says([contact('c1', 'connected')]);
    bench.says([contact('c1', 'connected', { conversations: [] })]);
    await expect(bench.command(session, 'conversation.release', 'tel.i1.v1')).resolves.toMatchObject({ data: {} });
    await expect(bench.command(session, 'conversation.release', 'tel.i1.v9')).rejects.toMatchObject({
      code: 'UNKNOWN_TARGET',
    });
  });

  it('says what is allowed when something is not', async () => {
    bench.says([contact('c1', 'alerting')]);
    await expect(bench.command(session, 'conversation.hold', 'tel.i1.v1')).rejects.toMatchObject({
      code: 'INVALID_STATE',
      details: { state: 'alerting', allowed: expect.arrayContaining(['conversation.answer']), why: expect.any(String) },
    });
  });

  it('what is listed as allowed is accepted, what is not is refused', async () => {
    for (const now of ['alerting', 'connected', 'held'] as const) {
      bench.says([contact(`c-${now}`, now)]);
      const record = session.model.byCtiId(`c-${now}`);
      const target = `tel.${record?.id}.v1`;
      const told = bench.events.findLast((event) => event.target.endsWith(target))?.data['conversation'];
      const { allowed } = told as { allowed: string[] };
      for (const command of ['answer', 'hold', 'retrieve', 'release'] as const) {
        const result = bench.command(session, `conversation.${command}` as 'conversation.hold', target);
        if (allowed.includes(`conversation.${command}`)) {
          if (command === 'hold' || command === 'answer') await result;
          else result.catch(() => undefined);
        } else await expect(result).rejects.toMatchObject({ code: expect.stringMatching(/INVALID_STATE|UNSUPPORTED/) });
      }
    }
  });

  it('put the cause down to the command at work', async () => {
    bench.says([contact('c1', 'connected')]);
    bench.cti.behave = (method) => {
      if (method === 'hold') bench.says([contact('c1', 'held')], { code: 'requested', by: { kind: 'agent' } });
      return Promise.resolve();
    };
    await bench.command(session, 'conversation.hold', 'tel.i1.v1');
    expect(bench.events.findLast((event) => event.name === 'conversation.statechanged')?.cause).toEqual({
      code: 'requested',
      by: { kind: 'agent', id: '1001' },
      command: 'conversation.hold',
    });
    bench.says([contact('c1', 'held', { conversations: [] })], { code: 'released', by: { kind: 'remote' } });
    expect(bench.events.findLast((event) => event.name === 'interaction.ended')?.cause).toEqual({
      code: 'released',
      by: { kind: 'remote' },
    });
  });

  it('put it down to the one that the client meant by its id', async () => {
    bench.says([contact('c1', 'connected')]);
    bench.cti.behave = (method) => {
      if (method === 'hold') bench.says([contact('c1', 'held')], { code: 'requested', by: { kind: 'agent' } });
      return Promise.resolve();
    };
    await bench.command(session, 'conversation.hold', 'tel.i1.v1', {}, 'mine-7');
    const held = bench.events.findLast((event) => event.name === 'conversation.statechanged');
    expect(held?.cause).toMatchObject({ command: 'conversation.hold', id: 'mine-7' });
    bench.says([contact('c1', 'held', { conversations: [] })]);
    await bench.command(session, 'interaction.complete', 'tel.i1', {}, 'mine-9');
    const removed = bench.events.findLast((event) => event.name === 'interaction.removed');
    expect(removed?.cause).toMatchObject({ command: 'interaction.complete', id: 'mine-9' });
    await bench.command(session, 'session.logout', '', {}, 'mine-8');
    expect(bench.events.at(-1)?.cause).toMatchObject({ command: 'session.logout', id: 'mine-8' });
  });

  it('do not mistake another kind of target', async () => {
    await expect(bench.command(session, 'conversation.hold', 'tel')).rejects.toMatchObject({ code: 'INVALID_MESSAGE' });
  });
});

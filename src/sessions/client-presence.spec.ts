import { beforeEach, describe, expect, it } from '@jest/globals';
import { contact } from '../../test/support/scripted-provider.js';
import { SessionBench } from '../../test/support/session-bench.js';
import { CtiUnavailableError } from '../errors/switch-errors.js';
import type { Session } from './session.js';

describe('a client that is gone', () => {
  let bench: SessionBench;
  let session: Session;

  const agentState = (state: 'ready' | 'notready') => {
    const channel = { id: 'tel', type: 'Telephony', endpoint: '1001', login: 'active', agentState: state } as const;
    bench.cti.listener.report({ channels: [channel], cause: { code: 'requested', by: { kind: 'agent' } } });
  };

  beforeEach(async () => {
    bench = await new SessionBench().up();
    ({ session } = await bench.started());
    bench.cti.behave = async (method) => {
      if (method === 'ready') agentState('ready');
      if (method.startsWith('notReady')) agentState('notready');
    };
    await bench.command(session, 'channel.ready', 'tel');
  });

  it('makes its agent not ready, and ready again when it is back in time', async () => {
    bench.clientGone();
    await bench.clock.advance(4_999);
    expect(bench.cti.done).toEqual(['ready']);
    await bench.clock.advance(1);
    expect(bench.cti.done).toEqual(['ready', 'notReady clientlost']);
    const before = session.journal.seq;
    bench.bind(session, before - 1);
    await bench.clock.advance(0);
    expect(bench.cti.done.at(-1)).toBe('ready');
    const [lost, back] = bench.events.slice(-2);
    expect(lost?.cause).toEqual({ code: 'clientlost', by: { kind: 'timeout' } });
    expect(back?.cause).toEqual({ code: 'recovered', by: { kind: 'client' } });
  });

  it('back before that, it finds everything as it was', async () => {
    bench.clientGone();
    await bench.clock.advance(4_000);
    bench.bind(session, session.journal.seq);
    await bench.clock.advance(100_000);
    expect(bench.cti.done).toEqual(['ready']);
  });

  it('loses its session after the grace time', async () => {
    bench.clientGone();
    await bench.clock.advance(60_000);
    expect(bench.service.find(session.id)).toBeUndefined();
    expect(bench.cti.closes).toBe(1);
    expect(bench.clock.pending).toBe(0);
  });

  it('leaves no timer where its session ends while the switch is asked for it', async () => {
    const asked: { fail?: (error: Error) => void } = {};
    bench.cti.behave = (method) =>
      method.startsWith('notReady') ? new Promise((_, reject) => (asked.fail = reject)) : Promise.resolve();
    bench.clientGone();
    await bench.clock.advance(5_000);
    bench.create(true);
    asked.fail?.(new CtiUnavailableError());
    await bench.clock.advance(0);
    // The bind time of the new session is all there is.
    expect(bench.clock.pending).toBe(1);
  });

  it('keeps its session whatever the time while there is a call', async () => {
    bench.says([contact('c1', 'connected')]);
    bench.clientGone();
    await bench.clock.advance(600_000);
    expect(bench.service.find(session.id)).toBeDefined();
    bench.says([contact('c1', 'connected', { conversations: [] })]);
    await bench.clock.advance(60_000);
    expect(bench.service.find(session.id)).toBeUndefined();
  });

  it('gets what it missed, in order, before anything new', async () => {
    const seen = session.journal.seq;
    bench.clientGone();
    bench.says([contact('c1', 'alerting')]);
    bench.events.length = 0;
    const result = bench.service.bind(session.id, {
      client: bench.client('back'),
      token: session.identity.token,
      lastSeq: seen,
    });
    bench.says([contact('c1', 'connected')]);
    expect(bench.events).toEqual([]);
    bench.service.opened(session.id, 'back', result.gap);
    expect(result).toMatchObject({ replayed: 3, gap: false });
    expect(bench.events.map((event) => event.seq)).toEqual(bench.events.map((_, index) => seen + 1 + index));
    expect(bench.told().slice(-2)).toEqual(['conversation.statechanged i1.v1', 'interaction.statechanged i1']);
  });

  it('that has missed more than is kept gets the whole tree', async () => {
    bench.clientGone();
    bench.events.length = 0;
    const result = bench.bind(session, 99_999);
    expect(result.gap).toBe(true);
    expect(bench.told()).toEqual(['session.resynchronized']);
    expect(bench.events[0]?.data['session']).toMatchObject({ channels: [{ id: 'tel' }] });
  });

  it('is told when another client takes over with the token', async () => {
    bench.bind(session, session.journal.seq, bench.client('second'));
    expect(bench.unbound).toEqual([`client ${session.id}`]);
    expect(() => bench.service.bind(session.id, { client: bench.client('third') })).toThrow(
      expect.objectContaining({ code: 'RESOURCE_ALREADY_BOUND' }),
    );
    expect(() => bench.service.bind(session.id, { client: bench.client('third'), token: 'guess' })).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN' }),
    );
  });
});

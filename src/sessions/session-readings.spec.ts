import { beforeEach, describe, expect, it } from '@jest/globals';
import { contact, ScriptedSession } from '../../test/support/scripted-provider.js';
import { SessionBench } from '../../test/support/session-bench.js';
import type { CtiSnapshot } from '../cti/port/cti-facts.js';
import type { Session } from './session.js';
import { sessionTree } from './session-view.js';

const never = () => new Promise<never>(() => undefined);
/** A read whose answer was made at the switch when asked, and travels until let go. */
function slowRead(cti: ScriptedSession) {
  const gates: (() => void)[] = [];
  cti.read = () => {
    cti.reads += 1;
    const made: CtiSnapshot = cti.truth;
    return new Promise((resolve) => gates.push(() => resolve(made)));
  };
  return gates;
}
const TEL = { id: 'tel', type: 'Telephony', endpoint: '1001', login: 'active' } as const;

describe('readings and reports that cross each other', () => {
  let bench: SessionBench;

  beforeEach(async () => {
    bench = await new SessionBench().up();
  });

  const one = (session: Session) =>
    session.model.interactions().map((i) => `${i.facts.id} ${i.state} ${i.byRole('primary')?.state}`);

  const avail = (state: 'ready' | 'notready') => {
    bench.cti.truth = { ...bench.cti.truth, channels: [{ ...TEL, agentState: state }] };
    bench.cti.listener.report({
      channels: [{ ...TEL, agentState: state }],
      cause: { code: 'requested', by: { kind: 'agent' } },
    });
  };

  it('a reading that travels does not end a call that began meanwhile', async () => {
    const { session } = await bench.started();
    const gates = slowRead(bench.cti);
    void session.cti.refresh();
    bench.says([contact('c1', 'connected')]);
    gates[0]?.();
    await bench.clock.advance(0);
    gates[1]?.();
    await bench.clock.advance(1_000);
    expect(one(session)).toEqual(['c1 STARTED connected']);
  });

  it('nor does it bring back one that ended meanwhile', async () => {
    const { session } = await bench.started();
    bench.says([contact('c1', 'alerting')]);
    const gates = slowRead(bench.cti);
    void session.cti.refresh();
    bench.says([contact('c1', 'alerting', { conversations: [] })]);
    bench.cti.truth = { ...bench.cti.truth, interactions: [] };
    gates[0]?.();
    await bench.clock.advance(0);
    gates[1]?.();
    await bench.clock.advance(1_000);
    expect(one(session)).toEqual([]);
  });

  it('what is reported during the first reading is not lost', async () => {
    let gates: (() => void)[] = [];
    bench.provider.onOpen = async (s) => void (gates = slowRead(s));
    const session = bench.create();
    bench.bind(session);
    const start = bench.command(session, 'session.start');
    await bench.clock.advance(0);
    bench.says([contact('c1', 'alerting')]);
    gates[0]?.();
    await bench.clock.advance(0);
    gates[1]?.();
    await start;
    await bench.clock.advance(1_000);
    expect(one(session)).toEqual(['c1 ALERTING alerting']);
  });

  it('a reading that failed is tried again: nobody is left with an unknown call', async () => {
    const { session } = await bench.started();
    bench.says([contact('c1', 'connected')]);
    bench.cti.behave = never;
    const answer = bench.command(session, 'conversation.hold', 'tel.i1.v1');
    answer.catch(() => undefined);
    await bench.clock.advance(10_000);
    bench.cti.behave = () => Promise.resolve();
    await bench.clock.advance(3_600_000);
    expect(one(session)).toEqual(['c1 STARTED connected']);
    await bench.command(session, 'conversation.release', 'tel.i1.v1');
  });

  it('restored is said when everything has been read, not before', async () => {
    const { session } = await bench.started();
    bench.says([contact('c1', 'connected')]);
    bench.provider.link({ state: 'down', reason: 'x' });
    bench.cti.behave = (m) => (m === 'read' ? never() : Promise.resolve());
    bench.provider.link({ state: 'up' });
    await bench.clock.advance(5_000);
    const told = bench.events.filter((e) => e.name === 'session.restored').length;
    bench.cti.behave = () => Promise.resolve();
    await bench.clock.advance(600_000);
    expect({ told, calls: one(session) }).toEqual({ told: 0, calls: ['c1 STARTED connected'] });
  });

  it('a second loss during the reading: one restored, by a reading of its own', async () => {
    const { session } = await bench.started();
    bench.says([contact('c1', 'connected')]);
    bench.provider.link({ state: 'down', reason: 'x' });
    const gates = slowRead(bench.cti);
    bench.provider.link({ state: 'up' });
    bench.provider.link({ state: 'down', reason: 'x' });
    bench.cti.truth = { ...bench.cti.truth, interactions: [] };
    bench.provider.link({ state: 'up' });
    const from = bench.events.length;
    for (let i = 0; i < 5; i += 1) {
      for (const g of gates.splice(0)) g();
      await bench.clock.advance(0);
    }
    expect({
      calls: one(session),
      restored: bench.told(from).filter((n) => n.includes('restored')).length,
      reads: bench.cti.reads,
    }).toEqual({ calls: [], restored: 1, reads: 3 });
  });

  it('a reading from before the loss says nothing after it', async () => {
    const { session } = await bench.started();
    bench.says([contact('c1', 'connected')]);
    const gates = slowRead(bench.cti);
    void session.cti.refresh();
    bench.provider.link({ state: 'down', reason: 'x' });
    gates[0]?.();
    await bench.clock.advance(0);
    expect(one(session)).toEqual(['c1 STARTED unknown']);
  });

  it('what a sign-in that was given up says ends nothing', async () => {
    bench.provider.onOpen = () => (bench.provider.sessions.length === 1 ? never() : Promise.resolve());
    const session = bench.create();
    bench.bind(session);
    const first = bench.command(session, 'session.start');
    first.catch(() => undefined);
    await bench.clock.advance(5_000);
    await bench.command(session, 'session.start');
    // the second sign-in replaced the first at the switch
    bench.provider.sessions[0]?.listener.closed({ code: 'override', by: { kind: 'agent' } });
    expect(session.state).toBe('started');
  });

  it('a completion whose answer was lost is found by reading', async () => {
    const { session } = await bench.started();
    bench.says([contact('c1', 'connected')]);
    bench.says([contact('c1', 'connected', { conversations: [] })]);
    expect(one(session)).toEqual(['c1 ENDED undefined']);
    bench.cti.behave = (m) => (m === 'complete' ? never() : Promise.resolve());
    const answer = bench.command(session, 'interaction.complete', 'tel.i1');
    answer.catch(() => undefined);
    await bench.clock.advance(5_000);
    expect(bench.cti.truth.interactions).toEqual([]);
    expect(one(session)).toEqual([]);
  });

  it('a snapshot shows what was told, at the same revision', async () => {
    const { session } = await bench.started();
    bench.says([contact('c1', 'alerting')]);
    bench.provider.link({ state: 'down', reason: 'x' });
    slowRead(bench.cti);
    bench.provider.link({ state: 'up' });
    const told = bench.events.findLast((e) => e.name.startsWith('channel.'))?.data['channel'] as {
      revision: number;
      allowed: string[];
    };
    const seen = sessionTree(session).channels[0] as unknown as { revision: number; allowed: string[] };
    expect({ r: seen.revision, a: seen.allowed }).toEqual({ r: told.revision, a: told.allowed });
  });

  it('what is read during a log-out counts', async () => {
    const { session } = await bench.started();
    avail('ready');
    bench.cti.behave = (m) => {
      if (!m.startsWith('notReady')) return Promise.resolve();
      bench.cti.truth = { ...bench.cti.truth, channels: [{ ...TEL, agentState: 'notready' }] };
      return never();
    };
    const out = bench.command(session, 'session.logout');
    out.catch(() => undefined);
    await bench.clock.advance(5_000);
    await expect(out).rejects.toMatchObject({ code: 'CTI_TIMEOUT' });
    await bench.clock.advance(600_000);
    expect({ s: session.state, a: session.model.channels.get('tel')?.facts.agentState }).toEqual({
      s: 'started',
      a: 'notready',
    });
  });

  it('a first reading that cannot be taken over ends the session', async () => {
    bench.provider.onOpen = async (s) => {
      s.truth = {
        channels: s.truth.channels,
        interactions: [{ ...contact('c', 'alerting'), conversations: undefined as never }],
      };
    };
    const session = bench.create();
    bench.bind(session);
    await expect(bench.command(session, 'session.start')).rejects.toThrow();
    expect(session.state).not.toBe('started');
  });

  it('a report against the table changes nothing at all', async () => {
    const { session } = await bench.started();
    bench.says([contact('c1', 'connected', { data: { k: 'new' } })]);
    slowRead(bench.cti);
    bench.cti.listener.report({
      interactions: [contact('c1', 'alerting', { data: { k: 'old' } })],
      cause: { code: 'requested', by: { kind: 'switch' } },
    });
    expect(session.model.interactions()[0]?.facts.data).toEqual({ k: 'new' });
  });

  it('a report that cannot be taken is not thrown into the provider', async () => {
    await bench.started();
    expect(() =>
      bench.cti.listener.report({
        interactions: [{ ...contact('c', 'alerting'), conversations: undefined as never }],
        cause: { code: 'requested', by: { kind: 'switch' } },
      }),
    ).not.toThrow();
  });
});

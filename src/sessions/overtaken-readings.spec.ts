import { beforeEach, describe, expect, it } from '@jest/globals';
import { contact } from '../../test/support/scripted-provider.js';
import { SessionBench } from '../../test/support/session-bench.js';
import type { CtiCause, CtiChannel, CtiSnapshot } from '../cti/port/cti-facts.js';
import type { Session } from './session.js';

const never = () => new Promise<never>(() => undefined);
const TEL = { id: 'tel', type: 'Telephony', endpoint: '1001', login: 'active', agentState: 'notready' } as const;
const MAIL = { ...TEL, id: 'mail', type: 'Email' } as const;
const REMOTE: CtiCause = { code: 'requested', by: { kind: 'remote' } };

describe('a reading that reports overtake whenever it is made', () => {
  let bench: SessionBench;
  let session: Session;

  beforeEach(async () => {
    bench = await new SessionBench({ maxInteractions: 3 }).up();
    ({ session } = await bench.started());
  });

  /** Legs as clients know them, by the switch's id of the contact and ours. */
  const legs = () =>
    session.model
      .interactions()
      .map((one) => `${one.facts.id} ${one.id} ${one.state} ${one.byRole('primary')?.state ?? ''}`.trim());

  /** What is read from now on was so before `meanwhile`, which happens while each of the readings travels. */
  const overtake = async (...meanwhile: (() => void | Promise<unknown>)[]) => {
    const letGo: (() => void)[] = [];
    const { cti } = bench;
    cti.read = () => {
      cti.reads += 1;
      const made: CtiSnapshot = cti.truth;
      return new Promise((resolve) => letGo.push(() => resolve(made)));
    };
    const refreshed = session.cti.refresh();
    for (const happen of meanwhile) {
      await happen();
      letGo.shift()?.();
      await bench.clock.advance(0);
    }
    expect(letGo).toEqual([]);
    cti.read = async () => {
      cti.reads += 1;
      return cti.truth;
    };
    expect(await refreshed).toBe(true);
  };

  const available = (agentState: CtiChannel['agentState']) => {
    const channels = [{ ...TEL, agentState }];
    bench.cti.truth = { ...bench.cti.truth, channels };
    bench.cti.listener.report({ channels, cause: REMOTE });
  };
  const busily = () => [() => available('ready'), () => available('notready')];

  it('does not end what was reported since', async () => {
    const from = bench.events.length;
    await overtake(...busily(), () => bench.says([contact('c1', 'alerting')]));
    expect(legs()).toEqual(['c1 i1 ALERTING alerting']);
    await bench.clock.advance(600_000);
    expect(legs()).toEqual(['c1 i1 ALERTING alerting']);
    expect(bench.told(from).filter((one) => /ended|removed|disposed/.test(one))).toEqual([]);
  });

  it('does not bring back what was reported as ended since', async () => {
    bench.says([contact('c1', 'connected')]);
    bench.says([contact('c2', 'alerting')]);
    const over = [contact('c1', 'connected', { conversations: [] }), contact('c2', 'alerting', { conversations: [] })];
    await overtake(...busily(), () => {
      bench.says(over);
      // Nobody answered it: it leaves nothing behind.
      bench.cti.truth = { ...bench.cti.truth, interactions: over.slice(0, 1) };
    });
    expect(legs()).toEqual(['c1 i1 ENDED']);
    await bench.clock.advance(600_000);
    expect(bench.told().filter((one) => one.startsWith('interaction.added'))).toHaveLength(2);
  });

  it('nor what has been completed since', async () => {
    bench.says([contact('c1', 'connected')]);
    bench.says([contact('c1', 'connected', { conversations: [] })]);
    await overtake(...busily(), () => {
      available('ready');
      return bench.command(session, 'interaction.complete', 'tel.i1');
    });
    await bench.clock.advance(600_000);
    expect(legs()).toEqual([]);
    expect(bench.told().filter((one) => one.startsWith('interaction.added'))).toEqual(['interaction.added i1']);
  });

  it('does not take back what was reported of a leg, of its contact and of the channel since', async () => {
    bench.says([contact('c1', 'connected')]);
    const from = bench.events.length;
    await overtake(...busily(), () => bench.says([contact('c1', 'held', { data: { k: 'new' }, recording: 'on' })]));
    expect(legs()).toEqual(['c1 i1 STARTED held']);
    expect(session.model.interactions()[0]?.facts).toMatchObject({ data: { k: 'new' }, recording: 'on' });
    const held = bench.told(from).filter((one) => one === 'conversation.statechanged i1.v1');
    expect(held).toHaveLength(1);
    await overtake(...busily(), () => available('ready'));
    expect(session.model.channels.get('tel')?.facts.agentState).toBe('ready');
  });

  it('says what it says of everything else', async () => {
    bench.says([contact('c1', 'alerting')]);
    // Nobody reports the end of it.
    bench.cti.truth = { ...bench.cti.truth, interactions: [] };
    await overtake(...busily(), () => bench.says([contact('c2', 'alerting')]));
    expect(legs()).toEqual(['c2 i2 ALERTING alerting']);
  });

  it('is repeated after a pause: a late report is not believed for good', async () => {
    bench.says([contact('c1', 'connected')]);
    const late = { interactions: [contact('c1', 'held')], cause: REMOTE };
    await overtake(...busily(), () => bench.cti.listener.report(late));
    expect(legs()).toEqual(['c1 i1 STARTED held']);
    await bench.clock.advance(5_000);
    expect(legs()).toEqual(['c1 i1 STARTED connected']);
  });

  it('is not repeated without end', async () => {
    const { cti } = bench;
    cti.read = async () => {
      cti.reads += 1;
      available(cti.reads % 2 ? 'ready' : 'notready');
      return cti.truth;
    };
    const before = cti.reads;
    await session.cti.refresh();
    await bench.clock.advance(3_600_000);
    expect(cti.reads - before).toBeLessThan(3 * 70);
    expect(cti.reads - before).toBeGreaterThan(3 * 50);
  });

  it('is not repeated without end where what comes meanwhile contradicts', async () => {
    bench.says([contact('c1', 'connected')]);
    const { cti } = bench;
    cti.read = async () => {
      cti.reads += 1;
      cti.listener.report({ interactions: [contact('c1', 'alerting')], cause: REMOTE });
      return cti.truth;
    };
    const before = cti.reads;
    await session.cti.refresh();
    await bench.clock.advance(60_000);
    expect(cti.reads - before).toBeLessThan(30);
    expect(legs()).toEqual(['c1 i1 STARTED connected']);
  });

  it('ends what only a late report speaks for', async () => {
    bench.says([contact('c1', 'connected')]);
    bench.cti.truth = { ...bench.cti.truth, interactions: [] };
    const late = { interactions: [contact('c1', 'alerting')], cause: REMOTE };
    await overtake(...busily(), () => bench.cti.listener.report(late));
    expect(legs()).toEqual([]);
  });

  it('does not bring back a channel that was disposed of since', async () => {
    bench.cti.truth = { ...bench.cti.truth, channels: [TEL, MAIL] };
    await session.cti.refresh();
    const dispose = () => {
      bench.cti.truth = { ...bench.cti.truth, channels: [TEL] };
      return bench.command(session, 'channel.dispose', 'mail');
    };
    await overtake(dispose, () => undefined);
    await bench.clock.advance(60_000);
    expect(bench.told().filter((one) => one.startsWith('channel.added'))).toHaveLength(2);
    expect([...session.model.channels.keys()]).toEqual(['tel']);
  });

  it('does not take away the channel of a call that was reported since', async () => {
    bench.cti.truth = { channels: [], interactions: [] };
    const calls = { interactions: [contact('c1', 'alerting')], cause: REMOTE };
    const again = () => bench.cti.listener.report(calls);
    await overtake(again, again, again);
    expect(legs()).toEqual(['c1 i1 ALERTING alerting']);
    await bench.clock.advance(5_000);
    expect([...session.model.channels.keys()]).toEqual([]);
  });

  it('that fails leaves what was reported since as it is', async () => {
    bench.says([contact('c1', 'connected')]);
    bench.cti.behave = (method) => (method === 'read' ? never() : Promise.resolve());
    void session.cti.refresh();
    bench.says([contact('c2', 'alerting')]);
    await bench.clock.advance(5_000);
    expect(legs()).toEqual(['c1 i1 STARTED unknown', 'c2 i2 ALERTING alerting']);
    bench.cti.behave = () => Promise.resolve();
    await bench.clock.advance(5_000);
    expect(legs()).toEqual(['c1 i1 STARTED connected', 'c2 i2 ALERTING alerting']);
  });

  it('says nothing where more was reported meanwhile than is kept', async () => {
    bench.says([contact('c1', 'alerting')]);
    const flood = () => {
      for (let n = 0; n < 1_001; n += 1) {
        const { listener } = bench.cti;
        listener.report({ interactions: [contact(`f${n}`, 'alerting')], cause: REMOTE });
        listener.report({ interactions: [contact(`f${n}`, 'alerting', { conversations: [] })], cause: REMOTE });
      }
    };
    let letGo: (snapshot: CtiSnapshot) => void = () => undefined;
    bench.cti.read = () => new Promise((resolve) => (letGo = resolve));
    const refreshed = session.cti.refresh();
    for (const happen of [() => available('ready'), () => available('notready'), flood]) {
      happen();
      letGo({ channels: [], interactions: [] });
      await bench.clock.advance(0);
    }
    expect(await refreshed).toBe(false);
    expect(legs()).toEqual(['c1 i1 ALERTING alerting']);
    bench.cti.read = async () => bench.cti.truth;
    await bench.clock.advance(5_000);
    expect(legs()).toEqual(['c1 i1 ALERTING alerting']);
  });

  it('in an outage: restored is told with what was reported since', async () => {
    bench.says([contact('c1', 'connected')]);
    bench.provider.link({ state: 'down', reason: 'x' });
    const from = bench.events.length;
    const letGo: (() => void)[] = [];
    bench.cti.read = () => {
      const made = bench.cti.truth;
      return new Promise((resolve) => letGo.push(() => resolve(made)));
    };
    bench.provider.link({ state: 'up' });
    for (const happen of [...busily(), () => bench.says([contact('c1', 'held'), contact('c2', 'alerting')])]) {
      happen();
      letGo.shift()?.();
      await bench.clock.advance(0);
    }
    expect(legs()).toEqual(['c1 i1 STARTED held', 'c2 i2 ALERTING alerting']);
    const told = bench.told(from);
    expect(told.filter((one) => /ended|disposed|removed/.test(one))).toEqual([]);
    expect(told.filter((one) => one.includes('restored'))).toHaveLength(1);
    expect(bench.events.at(-1)?.data['report']).toMatchObject({ added: [expect.stringMatching(/i2$/)], removed: [] });
  });
});

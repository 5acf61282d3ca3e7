import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { AGENT, AsteriskBench, PATIENCE_MS } from './asterisk-bench.js';
import { asking, THIRD, type Asking } from './asking.js';

const TEST_MS = 60_000;

/** Those who can put everybody else on hold by a key of their telephone. */
type Who = 'customer' | 'agent' | 'third';

/** What each of them hears while nobody holds. */
const TALK = {
  consult: { agent: [THIRD], third: ['1001'], customer: ['music'] },
  conference: { agent: ['customer', THIRD], third: ['1001', 'customer'], customer: ['1001', THIRD] },
} as const;
const VOICE: Readonly<Record<Who, string>> = { customer: 'customer', agent: '1001', third: THIRD };

describe('a telephone that holds by itself', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const phones = ({ customer, third }: Asking) => ({ customer, third, agent: bench.farEnd.device(AGENT) });

  /** Everybody but those hears exactly the others in the talk, and no music for anybody's hold. */
  const hear = async (of: Asking, kind: keyof typeof TALK, holds?: Who) => {
    for (const [who, ear] of Object.entries(phones(of)) as [Who, ReturnType<typeof phones>[Who]][]) {
      if (who === holds) continue;
      await ear.hears(...TALK[kind][who].filter((voice) => holds === undefined || voice !== VOICE[holds]));
    }
  };

  /** The states of the parties and of the conversations, in their order. */
  const shown = ({ desk }: Asking) =>
    desk.calls.map(({ conversation: { state, parties } }) => `${state}{${parties.map((one) => one.state).join()}}`);

  /** Nothing of ours is left beside the two who talk. */
  const isOrdinary = async () => {
    const { channels, bridges } = await bench.lab.leftovers();
    return channels.length === 2 && bridges.length === 1;
  };

  const sees = (of: Asking, ...states: readonly string[]) =>
    of.desk.recorder.until(() => String(shown(of)) === String(states), states.join(' and '));

  const SHOWN = {
    consult: {
      nobody: ['held{connected}', 'connected{connected}'],
      customer: ['held{held}', 'connected{connected}'],
      agent: ['held{connected}', 'held{connected}'],
      third: ['held{connected}', 'connected{held}'],
    },
    conference: {
      nobody: ['connected{connected,connected}'],
      customer: ['connected{held,connected}'],
      agent: ['held{connected,connected}'],
      third: ['connected{connected,held}'],
    },
  } as const;

  for (const kind of ['consult', 'conference'] as const) {
    for (const who of ['customer', 'agent', 'third'] as const) {
      it(
        `is shown so in a ${kind}, and the others talk on: ${who}`,
        async () => {
          const of = await asking(bench);
          if (kind === 'conference') await of.desk.session.consultConference(of.call.ref);
          await sees(of, ...SHOWN[kind].nobody);
          await hear(of, kind);
          await phones(of)[who].hold();
          await sees(of, ...SHOWN[kind][who]);
          await hear(of, kind, who);
          await phones(of)[who].unhold();
          await sees(of, ...SHOWN[kind].nobody);
          await hear(of, kind);
          await of.third.hangup();
          await of.desk.stands(of.call, { primary: kind === 'consult' ? 'held' : 'connected' });
          if (kind === 'consult') await of.desk.session.retrieve(of.call.ref);
          await eventually(isOrdinary, PATIENCE_MS, 'an ordinary call');
          // In an ordinary call it is Asterisk's own hold again, with its music.
          await of.customer.hold();
          await bench.farEnd.device(AGENT).hears('music');
          await of.customer.unhold();
          await bench.farEnd.device(AGENT).hears('customer');
          await of.customer.hangup();
        },
        TEST_MS,
      );
    }
  }

  it(
    'while the desktop holds a conference too leaves the others to each other',
    async () => {
      const of = await asking(bench);
      await of.desk.session.consultConference(of.call.ref);
      await hear(of, 'conference');
      await of.desk.session.hold(of.call.ref);
      await phones(of).agent.hold();
      await sees(of, 'held{connected,connected}');
      await of.customer.hears(THIRD);
      await of.third.hears('customer');
      await of.desk.session.retrieve(of.call.ref);
      await hear(of, 'conference');
      expect(of.desk.calls).toHaveLength(1);
      await of.desk.session.release(of.call.ref);
      await of.customer.hangup();
    },
    TEST_MS,
  );
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { AGENT, AsteriskBench, PATIENCE_MS } from './asterisk-bench.js';
import { asking, type Asking, askingWhileItRings, THIRD } from './asking.js';

const TEST_MS = 60_000;
/** less than what is waited for it to be told that a leg has ended */
const LATE_MS = 150;
/** that of our half of a Local channel, by AMI and by ARI */
const LEG_HAS_ENDED = /^Event: Hangup\r\n[^]*Channel: Local\S+;1\r|"StasisEnd"/;

/** What is asked for at the very moment at which somebody hangs up. */
const COMMANDS: Readonly<Record<string, (situation: Asking) => Promise<unknown>>> = {
  alternates: ({ desk, call }) => desk.session.alternate(call.ref),
  'gives it up': ({ desk, call }) => desk.session.cancelConsult(call.ref),
  transfers: ({ desk, call }) => desk.session.consultTransfer(call.ref),
  'makes it a conference': ({ desk, call }) => desk.session.consultConference(call.ref),
  'releases the customer': ({ desk, call }) => desk.session.release(call.ref),
  'releases the other': ({ desk, consult }) => desk.session.release(consult),
};

describe('a consultation in which two things happen at once', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const leaving: Readonly<Record<string, (situation: Asking) => Promise<void>>> = {
    'the customer hangs up': ({ customer }) => customer.hangup(),
    'the one who is asked hangs up': ({ third }) => third.hangup(),
    'the agent’s phone hangs up': () => bench.farEnd.device(AGENT).hangup(),
  };

  /** Whoever is left can hang up, and then nothing is left and nobody is in a call. */
  const endsByItself = async ({ desk, customer, third }: Asking) => {
    await customer.hangup();
    await third.hangup();
    await desk.recorder.until(() => desk.calls.length === 0, 'no call at the desk');
    await bench.lab.untilEmpty();
  };

  for (const [who, leave] of Object.entries(leaving)) {
    for (const [what, command] of Object.entries(COMMANDS)) {
      for (const first of ['the command', 'the receiver'] as const) {
        const title = `the agent ${what} while ${who}, ${first} first`;
        it(
          title,
          async () => {
            const situation = await asking(bench);
            const acts = [() => command(situation), () => leave(situation)];
            if (first === 'the receiver') acts.reverse();
            await Promise.allSettled(acts.map((act) => act()));
            await endsByItself(situation);
          },
          TEST_MS,
        );
      }
    }
  }

  for (const who of ['the customer hangs up', 'the agent’s phone hangs up'] as const) {
    it(
      `the consultation is begun while ${who}`,
      async () => {
        const { desk, call, customer } = await bench.talk(await bench.running());
        const leave = who === 'the customer hangs up' ? customer : bench.farEnd.device(AGENT);
        await Promise.allSettled([desk.session.consult(call.ref, THIRD), leave.hangup()]);
        const phone = bench.lab.phone(THIRD);
        const gone = async () => {
          await Promise.all(phone.calls.map((one) => phone.hangup(one)));
          return desk.calls.length === 0 && (await bench.lab.leftovers()).channels.length === 0;
        };
        await eventually(gone, PATIENCE_MS, 'no call at the desk and at the switch');
        await customer.ended();
        await bench.lab.untilEmpty();
      },
      TEST_MS,
    );
  }

  it(
    'the one who is asked answers while the customer is transferred',
    async () => {
      const situation = await askingWhileItRings(bench);
      const { desk, call, third, customer } = situation;
      await Promise.all([desk.session.consultTransfer(call.ref), third.answer()]);
      await desk.ended(call);
      await customer.hears(THIRD);
      await third.hears('customer');
      await customer.hangup();
      await third.ended();
    },
    TEST_MS,
  );

  /** The answer to what is asked of a leg that is gone comes before it is told that it is gone. */
  describe('while the end of each leg is told late', () => {
    beforeEach(() => {
      bench.wire.answers.lag = (message) => (LEG_HAS_ENDED.test(message) ? LATE_MS : 0);
    });
    afterEach(() => {
      bench.wire.answers.lag = () => 0;
    });

    it.each(['busy', 'unreachable', 'unreachable', 'unreachable'] as const)(
      'somebody is asked who is %s',
      async (number) => {
        const { desk, call, customer } = await bench.talk(await bench.running());
        const consult = await desk.session.consult(call.ref, bench.farEnd.numbers[number]);
        expect((await desk.legEnded(consult)).code).toBe(number);
        await desk.stands(call, { primary: 'held' });
        await customer.hangup();
        await desk.ended(call);
      },
      TEST_MS,
    );
  });
});

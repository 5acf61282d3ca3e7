import { expect } from 'expect';
import type { Capability } from '../../cti/port/capability.js';
import type { Bench } from '../bench.js';
import type { ContractKit } from '../contract-kit.js';
import type { Legs } from '../desk.js';
import {
  conferring,
  CONFERRING,
  CONSULTING,
  consulting,
  consultRinging,
  hearEachOther,
  talking,
  type Consulting,
} from './steps.js';

/** One way to go, and what is left for the agent. */
interface Row {
  readonly who: string;
  readonly needs: readonly Capability[];
  readonly act: (bench: Bench, situation: Consulting) => Promise<void>;
  /** the legs that stay; none: the interaction is over */
  readonly leaves: Legs;
  /** why that leg ended; `consult` or `primary` */
  readonly ends: Readonly<Partial<Record<'primary' | 'consult', { readonly code: string; readonly by: string }>>>;
}

const RELEASED = { code: 'released', by: 'agent' };
const HUNG_UP = { code: 'released', by: 'remote' };
const HANG_UP: Pick<Row, 'who' | 'needs' | 'act'> = {
  who: 'the customer',
  needs: [],
  act: (_, { customer }) => customer.hangup(),
};
const RELEASE_CUSTOMER: Pick<Row, 'who' | 'needs' | 'act'> = {
  who: 'the agent, the customer’s leg',
  needs: ['conversation.release'],
  act: (_, { desk, call }) => desk.session.release(call.ref),
};
const RELEASE_CONSULT: Pick<Row, 'who' | 'needs' | 'act'> = {
  who: 'the agent, the other leg',
  needs: ['conversation.release'],
  act: (_, { desk, consult }) => desk.session.release(consult),
};

const WHILE_RINGING: readonly Row[] = [
  { ...HANG_UP, leaves: { consult: 'dialing' }, ends: { primary: HUNG_UP } },
  { ...RELEASE_CUSTOMER, leaves: { consult: 'dialing' }, ends: { primary: RELEASED } },
  { ...RELEASE_CONSULT, leaves: { primary: 'held' }, ends: { consult: RELEASED } },
  {
    who: 'the agent, at the device',
    needs: [],
    act: (bench, { desk }) => bench.farEnd.device(desk.agent).hangup(),
    leaves: {},
    ends: { primary: RELEASED, consult: RELEASED },
  },
];

const WHILE_TALKING: readonly Row[] = [
  { ...HANG_UP, leaves: { consult: 'connected' }, ends: { primary: HUNG_UP } },
  { ...RELEASE_CUSTOMER, leaves: { consult: 'connected' }, ends: { primary: RELEASED } },
  { ...RELEASE_CONSULT, leaves: { primary: 'held' }, ends: { consult: RELEASED } },
  {
    who: 'the third party',
    needs: [],
    act: (_, { third }) => third.hangup(),
    leaves: { primary: 'held' },
    ends: { consult: HUNG_UP },
  },
];

const WHILE_ALTERNATED: readonly Row[] = [
  { ...HANG_UP, leaves: { consult: 'held' }, ends: { primary: HUNG_UP } },
  { ...RELEASE_CUSTOMER, leaves: { consult: 'connected' }, ends: { primary: RELEASED } },
  { ...RELEASE_CONSULT, leaves: { primary: 'connected' }, ends: { consult: RELEASED } },
  {
    who: 'the third party',
    needs: [],
    act: (_, { third }) => third.hangup(),
    leaves: { primary: 'connected' },
    ends: { consult: HUNG_UP },
  },
];

/** Whoever hangs up first in a consultation, the others are where they belong, and in the end nothing is left. */
export function threePartyHangUpSuite(kit: ContractKit): void {
  const { bench } = kit;

  const cases = (
    when: string,
    rows: readonly Row[],
    needs: readonly Capability[],
    begin: () => Promise<Consulting>,
  ) => {
    for (const { who, needs: more, act, leaves, ends } of rows) {
      kit.test(`${who}, ${when}`, [...CONSULTING, ...needs, ...more], async () => {
        const situation = await begin();
        const { desk, call, consult, customer, third } = situation;
        await act(bench, situation);
        for (const [role, { code, by }] of Object.entries(ends)) {
          const ended = await desk.legEnded(role === 'primary' ? call.ref : consult);
          expect(ended).toMatchObject({ code, by: { kind: by } });
        }
        if (Object.keys(leaves).length > 0) await desk.stands(call, leaves);
        else await desk.ended(call);
        // Those whose leg has ended are gone, and the rest goes by hanging up.
        await (leaves.primary ? customer.hangup() : customer.ended());
        if (!leaves.consult) await third.ended();
        else if (leaves.consult === 'dialing') await third.reject();
        else await third.hangup();
        await desk.ended(call);
        await desk.is('wrapup');
        await desk.complete(call);
        await desk.is('ready');
      });
    }
  };

  cases('while it rings', WHILE_RINGING, [], () => consultRinging(bench));
  cases('while the two talk', WHILE_TALKING, [], () => consulting(bench));
  cases('while the third party waits', WHILE_ALTERNATED, ['interaction.alternate'], async () => {
    const situation = await consulting(bench);
    await situation.desk.session.alternate(situation.call.ref);
    await situation.desk.stands(situation.call, { primary: 'connected', consult: 'held' });
    return situation;
  });

  kit.test('the agent at the device, while the two talk: that is a transfer', CONSULTING, async () => {
    const { desk, customer, call, third, consult } = await consulting(bench);
    await bench.farEnd.device(desk.agent).hangup();
    const transferred = { code: 'transferred', by: { kind: 'agent' } };
    expect(await desk.legEnded(call.ref)).toMatchObject(transferred);
    expect(await desk.legEnded(consult)).toMatchObject(transferred);
    await desk.ended(call);
    await hearEachOther(customer, third);
    await third.hangup();
    await customer.ended();
  });

  kit.test('the customer, and then the third party answers', CONSULTING, async () => {
    const { desk, customer, call, third } = await consultRinging(bench);
    await customer.hangup();
    await desk.stands(call, { consult: 'dialing' });
    await third.answer();
    await desk.stands(call, { consult: 'connected' });
    await third.hears(desk.agent.extension);
    await third.hangup();
    expect(await desk.ended(call)).toMatchObject(remote);
  });

  const remote = { code: 'released', by: { kind: 'remote' } };
  const transferring = [...CONSULTING, 'interaction.consulttransfer'] as const;

  kit.test('the customer, transferred to a telephone that rings: it stops', transferring, async () => {
    const { desk, customer, call, third } = await consultRinging(bench);
    await desk.session.consultTransfer(call.ref);
    await desk.ended(call);
    await customer.hangup();
    await third.ended();
  });

  kit.test('the third party that a customer was transferred to while it rang', transferring, async () => {
    const { desk, customer, call, third } = await consultRinging(bench);
    await desk.session.consultTransfer(call.ref);
    await desk.ended(call);
    await third.reject();
    await customer.ended();
  });

  const unanswered = [...transferring, 'a number that is silent'] as const;
  kit.test('nobody, transferred to a telephone that nobody answers: it ends', unanswered, async () => {
    const { desk, customer, call } = await talking(bench);
    await desk.session.consult(call.ref, bench.number('silent'));
    await desk.stands(call, { primary: 'held', consult: 'dialing' });
    await desk.session.consultTransfer(call.ref);
    await desk.ended(call);
    await customer.ended();
  });

  kit.test('the customer, in a conference', CONFERRING, async () => {
    const { desk, customer, call, third } = await conferring(bench);
    await customer.hangup();
    await third.hears(desk.agent.extension);
    // It is connected all the time, with both of them until the end is told.
    const told = () => desk.recorder.facts.interactions.find(({ id }) => id === call.ref.interaction);
    const isAlone = () => told()?.conversations[0]?.parties.length === 1;
    await desk.recorder.until(() => isAlone() || undefined, `${call.ref.interaction} without the customer`);
    const { conversations } = await desk.stands(call, { primary: 'connected' });
    expect(conversations[0]?.parties).toMatchObject([{ address: third.number }]);
    await third.hangup();
    expect(await desk.ended(call)).toMatchObject(remote);
  });

  kit.test('the third party, in a conference', CONFERRING, async () => {
    const { desk, customer, call, third } = await conferring(bench);
    await third.hangup();
    await customer.hears(desk.agent.extension);
    const { conversations } = await desk.stands(call, { primary: 'connected' });
    expect(conversations[0]?.parties).toMatchObject([{ address: customer.number }]);
    await customer.hangup();
    expect(await desk.ended(call)).toMatchObject(remote);
  });

  for (const [how, needs, act] of [
    ['at the desktop', ['conversation.release'], ({ desk, call }: Consulting) => desk.session.release(call.ref)],
    ['at the device', [], ({ desk }: Consulting) => bench.farEnd.device(desk.agent).hangup()],
  ] as const) {
    kit.test(`the agent ${how}, in a conference: the others go on`, [...CONFERRING, ...needs], async () => {
      const situation = await conferring(bench);
      const { desk, customer, call, third } = situation;
      await act(situation);
      expect(await desk.ended(call)).toMatchObject({ code: 'released', by: { kind: 'agent' } });
      await hearEachOther(customer, third);
      await customer.hangup();
      await third.ended();
    });
  }
}

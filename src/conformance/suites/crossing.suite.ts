import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'expect';
import type { Capability } from '../../cti/port/capability.js';
import { CtiRejectedError, CtiUnavailableError, SwitchError } from '../../errors/switch-errors.js';
import type { Bench } from '../bench.js';
import type { ContractKit } from '../contract-kit.js';
import type { FarCall } from '../far-end.js';
import { ask } from '../capabilities/ask.js';
import { conferring, consulting, CONSULTING, consultRinging, TALKING, talking, type Situation } from './steps.js';

/** A call with its others: the customer, and whoever else is in it or called. */
interface Crossing extends Situation {
  readonly third?: FarCall;
}

const DURING: readonly (readonly [
  when: string,
  needs: readonly Capability[],
  begin: (bench: Bench) => Promise<Crossing>,
  commands: readonly Capability[],
])[] = [
  [
    'while the two talk',
    TALKING,
    talking,
    [
      'conversation.hold',
      'conversation.release',
      'conversation.transfer',
      'conversation.conference',
      'interaction.consult',
    ],
  ],
  [
    'while a third party is called',
    CONSULTING,
    consultRinging,
    ['interaction.cancelconsult', 'interaction.consulttransfer', 'conversation.release'],
  ],
  [
    'during a consultation',
    CONSULTING,
    consulting,
    [
      'interaction.alternate',
      'interaction.cancelconsult',
      'interaction.consulttransfer',
      'interaction.consultconference',
      'conversation.release',
    ],
  ],
  [
    'in a conference',
    [...CONSULTING, 'interaction.consultconference'],
    conferring,
    ['conversation.hold', 'conversation.mute', 'conversation.release'],
  ],
];

const ORDERS = ['the command', 'the command by a moment', 'the hang-up'] as const;

/** Long enough for a command to be under way, too short for somebody's telephone to ring. */
const A_MOMENT_MS = 5;

/** Somebody hangs up at the very moment of a command: whichever is first, all are where they belong in the end. */
export function crossingSuite(kit: ContractKit): void {
  const { bench } = kit;

  /** Everybody goes; what the test is about is that everybody can. */
  const allGo = async ({ desk, customer, third }: Crossing) => {
    await desk.agrees();
    for (const far of [customer, third]) await goes(far);
    for (const { ref } of desk.calls) await desk.session.release(ref).catch(onlyRefused);
    await desk.recorder.until(() => desk.calls.length === 0, 'no call left');
    await desk.agrees();
    await customer.ended();
    await third?.ended();
    await bench.farEnd.device(desk.agent).idle();
  };

  for (const [when, needs, begin, commands] of DURING) {
    for (const command of commands) {
      for (const who of ['the customer', 'the third party'] as const) {
        if (who === 'the third party' && begin === talking) continue;
        for (const first of ORDERS) {
          kit.test(`${command} ${when}, and ${who} hangs up; ${first} is first`, [...needs, command], async () => {
            const situation: Crossing = await begin(bench);
            const { desk, customer, third, call } = situation;
            const hangUp = () => goes(who === 'the customer' ? customer : third);
            const send = () =>
              ask(command, desk.session, desk.channel.id, { ref: call.ref, to: bench.farEnd.numbers.third }).catch(
                onlyRefused,
              );
            const hungUp = first === 'the hang-up' ? hangUp() : undefined;
            const sent = send();
            if (first === 'the command by a moment') await pause(A_MOMENT_MS);
            await Promise.all([sent, hungUp ?? hangUp()]);
            await allGo(situation);
          });
        }
      }
    }
  }

  kit.test('the link is cut under a command: it is answered', [...TALKING, 'conversation.hold'], async () => {
    const { desk, customer, call } = await talking(bench);
    const held = desk.session.hold(call.ref).then(
      () => 'done',
      (error: unknown) => error,
    );
    await bench.farEnd.cutLink();
    const outcome = await held;
    expect(outcome === 'done' || outcome instanceof SwitchError).toBe(true);
    await bench.linkIs('down');
    await expect(desk.session.read()).rejects.toBeInstanceOf(CtiUnavailableError);
    await bench.farEnd.restoreLink();
    await bench.linkIs('up');
    desk.recorder.startFrom(await desk.session.read());
    await customer.hangup();
    await desk.recorder.until(() => desk.calls.length === 0, 'no call left');
  });
}

/** Puts the receiver down, or says no where it rings; the command may have ended the call before that. */
async function goes(far: FarCall | undefined): Promise<void> {
  const nothing = () => undefined;
  await far?.hangup().catch(() => far.reject().catch(nothing));
}

function onlyRefused(error: unknown): void {
  if (!(error instanceof CtiRejectedError)) throw error;
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ask } from '../../../conformance/capabilities/ask.js';
import type { CallModel } from '../../port/call-model.js';
import { CAPABILITIES, type Capability } from '../../port/capability.js';
import type { Desk } from '../../../conformance/desk.js';
import { Simulated } from '../../../../test/contract/simulated.js';
import { CtiRejectedError } from '../../../errors/switch-errors.js';
import { LEG_ACTS } from '../control/leg-acts.js';

const NUMBERS = ['+1', '1001', '1002', '1003', 'busy', 'noanswer', 'unreachable', 'support', '1777'];
const DIAL_SETUP = 50;

const CONSULT = [
  'interaction.alternate',
  'interaction.cancelconsult',
  'interaction.consulttransfer',
  'interaction.consultconference',
] as const;

/** What makes sense in the state of a leg; agents also do what does not. */
const SENSIBLE: Readonly<Record<string, readonly Capability[]>> = {
  none: ['channel.ready', 'channel.dial'],
  alerting: ['conversation.answer', 'conversation.answer', 'interaction.reject', 'conversation.deflect'],
  dialing: ['conversation.release', ...CONSULT],
  connected: [
    'conversation.hold',
    'interaction.consult',
    'interaction.consult',
    'conversation.conference',
    'conversation.transfer',
    'conversation.dropparty',
    'conversation.release',
    ...CONSULT,
    ...CONSULT,
  ],
  held: ['conversation.retrieve', 'interaction.consult', 'conversation.transfer', ...CONSULT],
};

/** One of many: what is done, to which of the calls or parties there are, and to what number. */
interface Step {
  readonly kind: 'command' | 'party' | 'customer' | 'time';
  readonly what: number;
  readonly which: number;
  readonly to: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('command', 'command', 'command', 'command', 'time', 'time', 'party', 'customer'),
  what: fc.nat(1000),
  which: fc.nat(1000),
  to: fc.nat(NUMBERS.length - 1),
});

const pick = <T>(items: readonly T[], index: number): T | undefined => items[index % Math.max(1, items.length)];

function unlessRefused(error: unknown): void {
  if (!(error instanceof CtiRejectedError)) throw error;
}

/** Agents, customers and third parties who do whatever comes to their mind. */
class Bedlam {
  private readonly asked: Promise<unknown>[] = [];

  private constructor(
    private readonly simulated: Simulated,
    private readonly desks: readonly Desk[],
  ) {}

  static async start(): Promise<Bedlam> {
    const options = { dialSetup: DIAL_SETUP, dialAnswer: 30, dialTimeout: 900, ringTimeout: 900, retryDelay: 100 };
    const simulated = await Simulated.start(options);
    const models: Readonly<Record<string, Partial<CallModel>>> = {
      '1001': {},
      '1002': { maxInteractions: 2, wrapUp: 'none' },
      '1003': { offerWhileNotReady: true },
    };
    const desks: Desk[] = [];
    for (const [id, model] of Object.entries(models)) desks.push(await simulated.openReady(id, model));
    return new Bedlam(simulated, desks);
  }

  async take({ kind, what, which, to }: Step): Promise<void> {
    const { sim, clock } = this.simulated;
    const number = NUMBERS[to] ?? '';
    if (kind === 'time') await clock.advance(what / 5);
    else if (kind === 'customer') sim.customers.callQueue('support', { from: `+${what}` });
    else if (kind === 'command') this.command(what, which, number);
    else this.party(what, which);
    await clock.advance(0);
  }

  /** What must be so, whatever happened. */
  async check(): Promise<void> {
    const { sim } = this.simulated;
    for (const call of sim.liveCalls) {
      const goesOn = call.live.length >= 2 || call.live[0]?.state === 'initiated';
      expect([call.id, call.queued ? call.live.length > 0 : goesOn]).toEqual([call.id, true]);
      const devices = call.live.flatMap(({ party, state }) => (state === 'initiated' ? [] : (party.device ?? [])));
      expect(new Set(devices).size).toBe(devices.length);
    }
    for (const desk of this.desks) {
      const legs = sim.legsAt(desk.agent.extension);
      expect(legs.filter(({ state }) => state === 'connected' || state === 'dialing').length).toBeLessThan(2);
      await desk.agrees();
    }
  }

  /** Everybody hangs up, and time goes by. */
  async end(): Promise<void> {
    const { sim, clock, provider } = this.simulated;
    for (let call = sim.liveCalls[0]; call; call = sim.liveCalls[0]) {
      const [leg] = call.live;
      if (!leg) throw new Error(`nobody is in ${call.id}`);
      if (leg.state === 'initiated') await clock.advance(DIAL_SETUP);
      else sim.parties.release(leg);
    }
    await clock.advance(10_000);
    await Promise.all(this.asked);
    expect(this.desks.flatMap(({ calls }) => calls)).toEqual([]);
    await provider.stop();
    expect(clock.pending).toBe(0);
  }

  private command(what: number, which: number, to: string): void {
    const desk = pick(this.desks, which);
    if (!desk) return;
    const call = pick(desk.calls, Math.floor(what / 7));
    const capability = pick(what % 6 === 0 ? CAPABILITIES : (SENSIBLE[call?.conversation.state ?? 'none'] ?? []), what);
    if (!capability || /^(session|channel\.(dispose|deactivate))/.test(capability)) return;
    const party = pick(call?.conversation.parties ?? [], which)?.id;
    const asked =
      call && party !== undefined && capability === 'conversation.dropparty'
        ? desk.session.dropParty(call.ref, party)
        : ask(capability, desk.session, 'tel', { to, ...(call ? { ref: call.ref } : {}) });
    this.asked.push(asked.catch(unlessRefused));
  }

  private party(what: number, which: number): void {
    const { sim } = this.simulated;
    const act = pick(Object.values(LEG_ACTS), what);
    const leg = pick(
      sim.liveCalls.flatMap(({ live }) => live).filter(({ state }) => state !== 'initiated'),
      which,
    );
    if (!leg || !act) return;
    try {
      act(sim, leg);
    } catch (error) {
      unlessRefused(error);
    }
  }
}

describe('whatever everybody does', () => {
  it('nobody hears two calls at once, nobody waits for nobody, and in the end nothing is left', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 100 }), async (steps) => {
        const bedlam = await Bedlam.start();
        for (const one of steps) {
          await bedlam.take(one);
          await bedlam.check();
        }
        await bedlam.end();
      }),
      // Whatever hangs, or takes long to be made shorter, is told with its seed.
      { numRuns: 60, timeout: 10_000, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
    );
  });
});

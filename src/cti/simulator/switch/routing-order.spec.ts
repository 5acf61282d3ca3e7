import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import { CtiRejectedError } from '../../../errors/switch-errors.js';
import { DEFAULT_CALL_MODEL } from '../../port/call-model.js';
import { SimulatorOptions } from '../simulator.options.js';
import { SimAgents } from './sim-agents.js';
import { SimCalls } from './sim-calls.js';
import { SimChannels } from './sim-channels.js';
import type { SimChannel } from './sim-channel.js';
import { SimExchange } from './sim-exchange.js';
import type { SimLeg } from './sim-leg.js';
import { SimParties } from './sim-parties.js';
import { SimReach } from './sim-reach.js';
import { SimRouting } from './sim-routing.js';
import { SimState } from './sim-state.js';

const QUEUES = ['support', 'sales'];
const AGENTS = ['1001', '1002', '1003', '1004'];
const EXTENSIONS = [...AGENTS, '1005'];

/** A switch of which everything can be seen. */
class Glasshouse {
  readonly clock = new FakeClock();
  readonly options = Object.assign(new SimulatorOptions(), { queues: QUEUES, ringTimeout: 300, retryDelay: 200 });
  readonly state = new SimState(this.options, this.clock);
  private readonly exchange = new SimExchange(this.state);
  private readonly routing = new SimRouting(this.state, this.exchange);
  private readonly reach = new SimReach(this.state, this.exchange, this.routing);
  private readonly agents = new SimAgents(this.state, this.exchange, this.routing);
  private readonly channels = new SimChannels(this.state, this.agents, this.exchange, this.routing);
  private readonly calls = new SimCalls(this.state, this.exchange, this.reach, this.routing);
  private readonly parties = new SimParties(this.exchange, this.routing);
  private readonly acts: readonly ((which: number, what: number) => unknown)[] = [
    (which, what) => this.signIn(which, what),
    (which) => this.agents.signOff(this.agent(which)),
    (which, what) => this.wish(which, what),
    (which, what) => this.wish(which, what),
    (_, what) => this.calls.callQueue(of(QUEUES, what), { party: { address: '+1' }, data: {}, hooks: {} }),
    (_, what) =>
      this.calls.callDevice(this.state.device(of(AGENTS, what)), { party: { address: '+2' }, data: {}, hooks: {} }),
    (which, what) => this.onLeg(which, (leg) => (what % 3 > 0 ? this.parties.answer(leg) : this.parties.release(leg))),
    (which) => this.onLeg(which, (leg) => this.parties.release(leg)),
    (which) => this.complete(which),
    (which, what) => this.channels.joinQueue(this.channel(which), of(QUEUES, what)),
    (which, what) => this.channels.leaveQueue(this.channel(which), of(QUEUES, what)),
    (which) => this.channels.deactivate(this.channel(which)),
    (which) => this.channels.activate(this.channel(which)),
  ];

  async take(kind: number, which: number, what: number): Promise<void> {
    try {
      const act = this.acts[kind];
      if (act) act(which, what);
      else await this.clock.advance(what);
    } catch (error) {
      if (!(error instanceof CtiRejectedError)) throw error;
    }
  }

  private signIn(which: number, what: number): void {
    const [id, extension] = [of(AGENTS, which), what % 4 === 0 ? of(EXTENSIONS, what) : of(AGENTS, which)];
    const model = { ...DEFAULT_CALL_MODEL, wrapUp: what % 2 === 0 ? 'optional' : 'none' } as const;
    const queues = what % 3 === 0 ? QUEUES : ['support'];
    const watcher = { changed: () => undefined, replaced: () => undefined };
    this.agents.signIn({ agent: { id, extension, queues }, model }, watcher);
  }

  private wish(which: number, what: number): void {
    this.agents.want(this.channel(which), { agentState: what % 4 === 0 ? 'notready' : 'ready' });
  }

  private onLeg(which: number, act: (leg: SimLeg) => void): void {
    const legs = [...this.state.calls.values()].flatMap(({ live }) => live);
    const leg = legs[which % Math.max(1, legs.length)];
    if (leg) act(leg);
  }

  private complete(which: number): void {
    const [contact] = this.channel(which).wrappingUp.values();
    if (contact) this.agents.complete(this.agent(which), { interaction: contact.id });
  }

  private agent(which: number) {
    return this.state.agent(of(AGENTS, which));
  }

  private channel(which: number): SimChannel {
    const channel = this.agent(which).first('Telephony');
    if (!channel) throw new CtiRejectedError('signed-off', 'not signed in');
    return channel;
  }
}

const of = (texts: readonly string[], index: number) => texts[index % texts.length] ?? '';

/** The one who has been idle longest, found by looking at everybody. */
function longestIdle({ channels }: SimState, queue: string): SimChannel | undefined {
  let best: SimChannel | undefined;
  for (const channel of channels) {
    if (best && best.idleOrder <= channel.idleOrder) continue;
    if (!channel.device || channel.resting || !channel.queues.includes(queue)) continue;
    if (channel.availability.agentState === 'ready') best = channel;
  }
  return best;
}

/** The call that has waited longest and rings nowhere, found by looking at all. */
function firstWaiting({ calls }: SimState, queue: string) {
  return [...calls.values()].find((call) => call.queued && call.head.queue === queue && !call.ringing);
}

describe('who is next', () => {
  it('is whom one finds by looking at everybody, whatever happened', async () => {
    const step = fc.tuple(fc.nat(14), fc.nat(100), fc.nat(250));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 60, maxLength: 120 }), async (steps) => {
        const house = new Glasshouse();
        for (const [kind, which, what] of steps) {
          await house.take(kind, which, what);
          for (const queue of QUEUES) {
            const { state } = house;
            expect(state.idle.longest(queue)?.agent.id).toBe(longestIdle(state, queue)?.agent.id);
            expect(state.waiting.first(queue)?.id).toBe(firstWaiting(state, queue)?.id);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

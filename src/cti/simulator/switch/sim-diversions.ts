import { causeAt } from './cause-at.js';
import { refusal } from './refusal.js';
import type { SimCall } from './sim-call.js';
import type { SimExchange } from './sim-exchange.js';
import type { SimHead } from './sim-head.js';
import type { SimLeg } from './sim-leg.js';
import type { SimReach } from './sim-reach.js';
import type { SimState } from './sim-state.js';

/** An agent sends a caller on to somebody else without a word to that one. */
export class SimDiversions {
  constructor(
    private readonly state: SimState,
    private readonly exchange: SimExchange,
    private readonly reach: SimReach,
  ) {}

  /**
   * From a call that goes on. Resolves once the other telephone rings; who does not answer it has lost the caller.
   * Rejects with CtiRejectedError, and then the call is as it was.
   */
  async transfer(leg: SimLeg, to: string): Promise<void> {
    leg.mustBe('connected', 'held');
    if (leg.contact?.consult) throw refusal('wrong-state', 'there is a consultation');
    await this.divert(leg, to, 'transferred');
  }

  /** From a call that rings; otherwise as `transfer`. */
  async deflect(leg: SimLeg, to: string): Promise<void> {
    leg.mustBe('alerting');
    await this.divert(leg, to, 'deflected');
  }

  private divert(leg: SimLeg, to: string, code: 'transferred' | 'deflected'): Promise<void> {
    if (isAlone(leg)) throw refusal('wrong-state', 'nobody is there to be sent on');
    const target = this.reach.find(to);
    if (target.kind === 'queue') {
      this.handBack(leg, target.queue, code);
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const over = () => reject(refusal('no-such-call', 'the call to the other one has ended'));
      // The other one is called beside the call, which knows nothing of it until it rings there.
      const attempt = this.state.newCall(headFor(leg, to), leg.call.data, { over });
      this.reach.begin(attempt, to, target, leg.making('transfer'), {
        rings: (reached) => {
          const changed = !leg.live || isAlone(leg) || (code === 'deflected' && leg.state !== 'alerting');
          if (changed || attempt.shares(leg.call)) {
            reject(changed ? refusal('wrong-state', 'the call has changed meanwhile') : inCall());
            this.exchange.leave(reached, 'released', 'switch');
            return;
          }
          resolve();
          this.handOver(leg, attempt, code);
        },
        fails: (failed, { code: reason, actor }) => {
          reject(refusal(reason, 'the other one cannot be reached'));
          this.exchange.leave(failed, reason, actor);
        },
      });
    });
  }

  /** Whoever is left waits in the queue. */
  private handBack(leg: SimLeg, queue: string, code: 'transferred' | 'deflected'): void {
    const { call } = leg;
    this.letGo(leg, code);
    this.reach.enter(call, queue);
    this.exchange.publish();
  }

  private handOver(leg: SimLeg, attempt: SimCall, code: 'transferred' | 'deflected'): void {
    this.letGo(leg, code);
    this.exchange.merge(attempt, leg.call);
  }

  private letGo(leg: SimLeg, code: 'transferred' | 'deflected'): void {
    const stay = leg.call.others(leg);
    this.state.leaveQueue(leg.call);
    this.exchange.endLeg(leg, { code, by: { kind: 'agent' } });
    for (const one of stay) this.exchange.tellAt(one, causeAt(one, code, leg));
  }
}

/** It waits in a queue itself, or for somebody whose telephone only rings: such a one waits in no queue. */
const isAlone = (leg: SimLeg) => !leg.call.others(leg).some(({ present }) => present);

const inCall = () => refusal('busy', 'the other one is in the call already');

/** What the telephone shows that rings next: who is sent on, not who sends. */
function headFor(leg: SimLeg, to: string): SimHead {
  const [caller] = leg.call.others(leg);
  const direction = caller?.party.device ? 'internal' : 'inbound';
  return { direction, from: caller?.party.address ?? leg.call.head.from, to };
}

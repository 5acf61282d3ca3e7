import type { CtiOrigin } from '../../port/cti-facts.js';
import { destination, type Destination, type Obstacle } from './destination.js';
import type { SimCall } from './sim-call.js';
import type { SimExchange } from './sim-exchange.js';
import type { SimLeg, SimParty } from './sim-leg.js';
import type { SimRouting } from './sim-routing.js';
import type { SimState } from './sim-state.js';

type Telephone = Exclude<Destination, { readonly kind: 'queue' }>;

/** What becomes of a call to somebody, where that is not what usually does. */
export interface Course {
  /** somebody is reached, and rings from now on */
  readonly rings?: (leg: SimLeg) => void;
  /** nobody is, for that reason; the usual: the leg leaves its call */
  readonly fails?: (leg: SimLeg, obstacle: Obstacle) => void;
}

/** Reaches for those who are called: the same for dialling, consulting, conferences and transfers. */
export class SimReach {
  constructor(
    private readonly state: SimState,
    private readonly exchange: SimExchange,
    private readonly routing: SimRouting,
  ) {}

  /** @throws CtiRejectedError for what is no address */
  find(to: string): Destination {
    return destination(this.state, to);
  }

  /** Adds somebody to the call: rings there in a while, or turns out not to be reached; a queue's agent is found at once or later. */
  begin(call: SimCall, to: string, target: Destination, origin: CtiOrigin, course: Course = {}): void {
    if (target.kind === 'queue') {
      this.enter(call, target.queue);
      return;
    }
    const leg = this.exchange.addLeg(call, partyAt(to, target), 'initiated', origin);
    leg.timers.start('setup', this.state.options.dialSetup, () => {
      this.arrive(leg, target, course);
      this.exchange.publish();
      this.routing.route();
    });
  }

  /** The call waits in the queue. */
  enter(call: SimCall, queue: string): void {
    this.state.enterQueue(call, queue);
    this.routing.route();
  }

  private arrive(leg: SimLeg, target: Telephone, { rings, fails }: Course): void {
    const obstacle = obstacleAt(leg, target);
    if (obstacle) {
      if (fails) fails(leg, obstacle);
      else this.exchange.leave(leg, obstacle.code, obstacle.actor);
      return;
    }
    this.ring(leg, target);
    rings?.(leg);
  }

  private ring(leg: SimLeg, target: Telephone): void {
    const { dialTimeout, dialAnswer } = this.state.options;
    this.exchange.alert(leg, 'remote');
    leg.ringsUntil(dialTimeout);
    leg.timers.start('ring', dialTimeout, () => {
      this.exchange.leave(leg, 'noanswer', 'timeout');
      this.exchange.publish();
      this.routing.route();
    });
    if (target.kind !== 'outside' || !target.answers) return;
    leg.timers.start('answer', dialAnswer, () => {
      this.exchange.answer(leg);
      this.exchange.publish();
    });
  }
}

function partyAt(to: string, target: Telephone): SimParty {
  return target.kind === 'device' ? target.device.party : { address: to };
}

const UNREACHABLE: Obstacle = { code: 'unreachable', actor: 'switch' };

function obstacleAt(leg: SimLeg, target: Telephone): Obstacle | undefined {
  if (target.kind === 'failure') return target.obstacle;
  if (target.kind === 'outside') return undefined;
  const { device } = target;
  if (!device.plugged) return UNREACHABLE;
  // Nobody is in the same call twice.
  const within = leg.call.others(leg).some(({ party }) => party.device === device);
  return within || device.busy ? { code: 'busy', actor: 'remote' } : undefined;
}

import type { Randomness } from '../../../soak/randomness.js';
import { eventually } from '../eventually.js';
import type { SoftCall } from '../softphone/soft-call.js';
import type { Softphone } from '../softphone/softphone.js';
import type { Pace } from './pace.js';
import type { Voices } from './voices.js';

const LOOK_MS = 100;
/** what a pause of this process has cost is made good, up to so much */
const CATCH_UP_MS = 1_000;
const SHORT_MS = 1_500;
const LONG_MS = 14_000;
/** part of the customers who have hardly any patience */
const IN_A_HURRY = 0.15;
const GONE_DEADLINE_MS = 10_000;

interface Customer {
  readonly call: SoftCall;
  /** milliseconds of life left */
  left: number;
}

/** People who call the queue, and hang up when they feel like it: waiting, while it rings, in the middle of a call. */
export class LoadCustomers {
  /** by the number they call from */
  private readonly live = new Map<string, Customer>();
  called = 0;

  constructor(
    private readonly trunk: Softphone,
    private readonly queue: string,
    private readonly voices: Voices,
    private readonly random: Randomness,
  ) {}

  /** Until the pace ends. */
  async come(pace: Pace, perSecond: number): Promise<void> {
    let due = performance.now();
    const untilNext = () => {
      due = Math.max(due + (this.random.next() * 2_000) / perSecond, performance.now() - CATCH_UP_MS);
      return Math.max(0, due - performance.now());
    };
    await Promise.all([
      pace.repeat(untilNext, () => this.arrive()),
      pace.repeat(
        () => LOOK_MS,
        () => this.age(),
      ),
    ]);
  }

  /** That customer's call, while it lasts. */
  callOf(number: string): SoftCall | undefined {
    const call = this.live.get(number)?.call;
    return call && !call.isOver ? call : undefined;
  }

  get numbers(): readonly string[] {
    return [...this.live].filter(([, { call }]) => !call.isOver).map(([number]) => number);
  }

  /** All hang up. */
  async leave(): Promise<void> {
    await Promise.all(this.trunk.calls.map((call) => this.trunk.hangup(call)));
    await eventually(() => this.trunk.calls.length === 0, GONE_DEADLINE_MS, 'all customers gone');
  }

  private async arrive(): Promise<void> {
    this.called += 1;
    const number = `+1555${String(this.called).padStart(6, '0')}`;
    const tone = this.voices.take(number);
    if (tone === undefined) return;
    const call = await this.trunk.dial(this.queue, { from: number, tone });
    const span = this.random.chance(IN_A_HURRY) ? SHORT_MS : LONG_MS;
    this.live.set(number, { call, left: this.random.next() * span });
  }

  private async age(): Promise<void> {
    for (const [number, customer] of this.live) {
      customer.left -= LOOK_MS;
      if (customer.left <= 0 && !customer.call.isOver) await this.trunk.hangup(customer.call).catch(() => undefined);
      if (!customer.call.isOver) continue;
      this.live.delete(number);
      this.voices.giveBack(number);
    }
  }
}

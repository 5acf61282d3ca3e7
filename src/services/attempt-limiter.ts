import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import { TooManyAttemptsError } from '../errors/agent-errors.js';
import { Happenings } from '../happenings/happenings.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { AttemptCount, type Standing } from './attempt-count.js';
import { SERVICES_SETTINGS, type ServicesSettings } from './services-settings.js';
import { SHARED_FAILURES, type FailureCount, type SharedFailures } from './shared-failures.js';
import type { SignInPlace } from './sign-in-place.js';

/**
 * Limits failed sign-ins, by agent and address and by address alone. An agent is not locked out by a stranger at another
 * address, and those who know their passwords are not locked out by being many. Where instances share a store they count
 * together; what each has counted and learnt itself holds also while the store is away.
 */
@Injectable()
export class AttemptLimiter {
  private readonly logger = new Logger(AttemptLimiter.name);
  private readonly byAgent: AttemptCount;
  private readonly byAddress: AttemptCount;
  private readonly window: number;

  constructor(
    @Inject(SERVICES_SETTINGS) { attempts: { perAgent, perAddress, window } }: ServicesSettings,
    @Inject(CLOCK) clock: Clock,
    @Optional() @Inject(SHARED_FAILURES) private readonly shared?: SharedFailures,
    @Optional() private readonly happenings: Happenings = new Happenings(),
  ) {
    this.window = window;
    this.byAgent = new AttemptCount(clock, perAgent, window);
    this.byAddress = new AttemptCount(clock, perAddress, window);
  }

  standing(place: SignInPlace): Standing {
    const both = [this.byAddress.standing(place.address), this.byAgent.standing(agentKey(place))];
    if (both.includes('full')) return 'full';
    return both.includes('undecided') ? 'undecided' : 'room';
  }

  /** Learns what other instances have counted; undefined where there is nobody to ask. */
  news(place: SignInPlace): Promise<unknown> | undefined {
    const { shared } = this;
    return shared && this.learn(place, (key) => shared.read(key));
  }

  /** @throws TooManyAttemptsError where too many have failed */
  check(place: SignInPlace): void {
    if (this.standing(place) === 'full') throw this.refusal(place);
  }

  refusal(place: SignInPlace): TooManyAttemptsError {
    const waits = [this.byAddress.retryAfter(place.address), this.byAgent.retryAfter(agentKey(place))];
    return new TooManyAttemptsError(Math.ceil(Math.max(1, ...waits)));
  }

  begin(place: SignInPlace): void {
    this.byAddress.begin(place.address);
    this.byAgent.begin(agentKey(place));
  }

  end(place: SignInPlace, failed: boolean): void {
    this.byAddress.end(place.address, failed);
    // Once in a window: what is full is not begun.
    if (failed && this.byAddress.standing(place.address) === 'full') {
      this.logger.warn(`too many failed sign-ins from ${place.address}: all of it are refused for a while`);
      this.happenings.tell({ kind: 'lockout', address: place.address });
    }
    this.byAgent.end(agentKey(place), failed);
    if (failed) this.tellFull(place);
    const { shared, window } = this;
    if (failed && shared) void this.learn(place, (key) => shared.add(key, window));
  }

  private tellFull({ agent, address }: SignInPlace): void {
    if (this.byAgent.standing(agentKey({ agent, address })) !== 'full') return;
    this.happenings.tell({ kind: 'lockout', address, agent });
  }

  /** A store that is away has no news. */
  private learn(place: SignInPlace, ask: (key: string) => Promise<FailureCount>): Promise<unknown> {
    const learnt = async (count: AttemptCount, key: string, sharedKey: string) => {
      const told = await ask(sharedKey).catch(() => undefined);
      if (told) count.learn(key, told);
    };
    return Promise.all([
      learnt(this.byAddress, place.address, `address:${place.address}`),
      learnt(this.byAgent, agentKey(place), `agent:${agentKey(place)}`),
    ]);
  }
}

/** An id has no blank. */
const agentKey = ({ agent, address }: SignInPlace) => `${agent} ${address}`;

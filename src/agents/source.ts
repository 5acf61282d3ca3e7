import { Logger } from '@nestjs/common';
import pLimit from 'p-limit';
import { CredentialsUndecidedError, OperatorError } from '../errors/operator-errors.js';
import type { Clock } from '../runtime/clock.js';
import type { Credentials } from './credentials.js';
import type { CredentialsStore } from './credentials-store.js';
import { UNKNOWN, type Verdict } from './verdict.js';

/** For how long one that was away is not asked again, in milliseconds. */
const REST_MS = 5_000;

/**
 * One of several stores: it gets as much at once as it can take. One that cannot be asked rests, and is then tried by one sign-in
 * alone, so that nobody else waits for it.
 */
export class Source {
  private readonly logger = new Logger(Source.name);
  private readonly limit: ReturnType<typeof pLimit>;
  private away: { readonly error: OperatorError; until: number } | undefined;

  /** @param name for the log */
  constructor(
    private readonly name: string,
    readonly store: CredentialsStore,
    private readonly clock: Clock,
  ) {
    this.limit = pLimit(store.atOnce);
  }

  /** @throws OperatorError where it cannot be asked what it would have to say something of */
  async verify(credentials: Credentials): Promise<Verdict> {
    // Or whatever is given would be free while one is away that has nothing to do with it.
    if (this.store.takes?.(credentials) === false) return UNKNOWN;
    this.checkRested();
    return this.limit(async () => {
      // Meanwhile others may have found out.
      this.checkRested();
      if (this.away) this.away.until = Infinity;
      try {
        const verdict = await this.store.verify(credentials);
        this.goOn();
        return verdict;
      } catch (error) {
        // Or a stranger, who can make up such credentials, could have it rest.
        if (error instanceof CredentialsUndecidedError) this.goOn();
        else this.rest(error);
        throw error;
      }
    });
  }

  private checkRested(): void {
    if (this.away && this.away.until > this.clock.elapsed()) throw this.away.error;
  }

  private goOn(): void {
    if (this.away) this.logger.log(`${this.name}: sign-ins are checked again`);
    this.away = undefined;
  }

  private rest(error: unknown): void {
    if (error instanceof OperatorError) {
      const { cause } = error;
      const why = cause instanceof Error ? `: ${cause.message}` : '';
      if (!this.away) this.logger.warn(`${this.name}: sign-ins cannot be checked${why}`);
      this.away = { error, until: this.clock.elapsed() + REST_MS };
    } else if (this.away) {
      this.away = { ...this.away, until: this.clock.elapsed() + REST_MS };
    }
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Credentials } from '../agents/credentials.js';
import { CREDENTIALS_STORE, type CredentialsStore } from '../agents/credentials-store.js';
import { UNKNOWN, type Right } from '../agents/verdict.js';
import { InvalidCredentialsError } from '../errors/agent-errors.js';
import { AttemptLimiter } from './attempt-limiter.js';
import type { SignInPlace } from './sign-in-place.js';
import { SignInQueue } from './sign-in-queue.js';

/** Who somebody is, by what they give: failed attempts, what is known already, its turn, what the store finds; in this order. */
@Injectable()
export class SignInCheck {
  constructor(
    private readonly limiter: AttemptLimiter,
    private readonly queue: SignInQueue,
    @Inject(CREDENTIALS_STORE) private readonly store: CredentialsStore,
  ) {}

  /**
   * @param client id of the client that asks
   * @throws TooManyAttemptsError, SignInsBusyError, InvalidCredentialsError, ConflictError where the client has gone, what the store
   *   throws where it cannot be asked
   */
  async identify(credentials: Credentials, address: string, client: string): Promise<Right> {
    const place: SignInPlace & { client: string } = { agent: credentials.id, address, client };
    await this.limiter.news(place);
    this.limiter.check(place);
    const known = this.store.recall(credentials);
    if (known) return known;
    let verdict = UNKNOWN;
    await this.queue.turn(place, async () => {
      verdict = await this.store.verify(credentials);
      return verdict.result === 'right';
    });
    if (verdict.result !== 'right') throw new InvalidCredentialsError(verdict.result === 'wrong' && verdict.known);
    return verdict;
  }

  /** Nobody is there any more to whom what that client asked for could be told. */
  clientGone(client: string): void {
    this.queue.abandon(client);
  }
}

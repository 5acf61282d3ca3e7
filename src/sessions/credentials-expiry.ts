import { ConflictError, InvalidCredentialsError } from '../errors/agent-errors.js';
import { NotBoundError } from '../errors/desktop-errors.js';
import type { RenewedAnswer } from '../protocol/answers/renewed.answer.js';
import type { Timer } from '../runtime/clock.js';
import type { SessionClient } from './binding/session-client.js';
import type { Asked } from './commands/asked.js';
import type { Session } from './session.js';
import type { SessionEnding } from './session-ending.js';
import { SESSION_ENDS } from './session-ends.js';
import { sessionView } from './session-view.js';

/**
 * Whether a token is that agent's.
 * @returns until when, in milliseconds since the epoch; undefined where it has no end
 * @throws ProcessorError where it is not, or cannot be said
 */
export type CheckToken = (agent: string, token: string, client: SessionClient) => Promise<number | undefined>;

/** No timer waits longer, in milliseconds. */
const LONGEST = 86_400_000;

/** Ends the session when that by which its agent has signed in is good no longer, unless it is renewed before. */
export class CredentialsExpiry {
  private timer: Timer | undefined;
  /** takes the end back, where it has not come about */
  private goesOn = (): void => undefined;

  constructor(
    private readonly session: Session,
    private readonly ending: Pick<SessionEnding, 'end'>,
    private readonly check: () => CheckToken | undefined = () => undefined,
  ) {
    this.arm();
  }

  /** @throws InvalidCredentialsError where the token is not this agent's, ConflictError, what the check throws */
  async renew(asked: Asked, token: string): Promise<RenewedAnswer> {
    const { session } = this;
    const { client } = session.binding;
    if (!client) throw new NotBoundError();
    const check = this.check();
    if (!check) throw new InvalidCredentialsError();
    const expires = await check(session.identity.agent.id, token, client);
    if (session.state === 'ended') throw new ConflictError('the session has ended meanwhile');
    this.cancel();
    // Nothing takes away what there was: neither an older token than the last one, nor one where there was no end.
    if (expires === undefined || session.expires === undefined) session.expires = undefined;
    else session.expires = Math.max(expires, session.expires);
    this.goesOn();
    this.arm();
    const cause = session.attributions.asked('requested', asked);
    session.emit('session.renewed', session.target, { session: sessionView(session) }, cause);
    return session.expires === undefined ? {} : { expires: new Date(session.expires).toISOString() };
  }

  cancel(): void {
    this.timer?.cancel();
    this.timer = undefined;
  }

  private arm(): void {
    const { clock, expires } = this.session;
    if (expires === undefined) return;
    // It is the machine's own clock that counts, which somebody may set meanwhile.
    const left = expires - clock.now();
    this.timer = clock.after(Math.min(Math.max(left, 0), LONGEST), () => {
      if (clock.now() < (this.session.expires ?? Infinity)) this.arm();
      else this.goesOn = this.ending.end(SESSION_ENDS.expired);
    });
  }
}

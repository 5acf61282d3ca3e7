import { CtiRejectedError } from '../../../../errors/switch-errors.js';
import type { CtiCause } from '../../../port/cti-facts.js';
import type { RemoteLink } from './remote-link.js';
import type { RemoteSession } from './remote-session.js';
import type { SwitchConnection } from './switch-connection.js';

/** Sessions that are taken up at the same time: the answer for each of them has to be there in time. */
const BATCH = 500;

/** The sessions of one instance at the switch, and what the switch has not been told of those who have gone. */
export class RemoteSessions {
  private readonly byKey = new Map<string, RemoteSession>();
  /** keys of those that the switch has opened */
  private readonly open = new Set<string>();
  /** agents who have logged out without a link, by key of the session */
  private readonly owed = new Map<string, string>();
  /** of the switch's process when the sessions were opened or taken up last */
  private life = '';

  add(session: RemoteSession): void {
    this.byKey.set(session.key, session);
  }

  opened({ key }: RemoteSession): void {
    if (this.byKey.has(key)) this.open.add(key);
  }

  find(key: string): RemoteSession | undefined {
    return this.byKey.get(key);
  }

  remove({ key }: RemoteSession): void {
    this.byKey.delete(key);
    this.open.delete(key);
  }

  owe({ key, request }: RemoteSession): void {
    this.owed.set(key, request.agent.id);
  }

  /** The switch has ended it. */
  over(key: string, cause: CtiCause): void {
    const session = this.byKey.get(key);
    if (!session) return;
    this.remove(session);
    session.listener.closed(cause);
  }

  forgetAll(): void {
    this.byKey.clear();
    this.open.clear();
    this.owed.clear();
  }

  /**
   * Goes on with all of them over a new link.
   * @throws CtiUnavailableError, CtiTimeoutError where it is lost over that
   */
  async takeUp(connection: SwitchConnection): Promise<void> {
    await this.payDebts(connection);
    await inBatches([...this.open], (key) => this.resume(key, connection));
    this.life = connection.life;
  }

  /** Signs off those who have gone, where they still are who was signed in last. */
  async payDebts(link: Pick<RemoteLink, 'ask'>): Promise<void> {
    const pay = async (key: string, agent: string) => {
      await link.ask('close', { key, agent });
      this.owed.delete(key);
    };
    await inBatches([...this.owed], ([key, agent]) => pay(key, agent));
  }

  private async resume(key: string, connection: SwitchConnection): Promise<void> {
    const session = this.byKey.get(key);
    if (!session) return;
    try {
      await connection.ask('resume', { key, request: session.request, life: this.life });
    } catch (error) {
      if (!(error instanceof CtiRejectedError)) throw error;
      this.over(key, { code: 'override', by: { kind: 'agent' } });
    }
  }
}

async function inBatches<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let begin = 0; begin < all.length; begin += BATCH) {
    await Promise.all(all.slice(begin, begin + BATCH).map((one) => work(one)));
  }
}

import type { Clock } from '../runtime/clock.js';
import type { AgentKey, Holder, KeptSession } from '../sessions/store/kept-session.js';
import type {
  Change,
  OwnerRequest,
  Ownership,
  Saved,
  SessionStore,
  Successor,
} from '../sessions/store/session-store.js';
import { NotReplicatedError } from './not-replicated.error.js';
import { holderFrom, keptFrom, pairs } from './read-kept.js';
import { readRequest } from './read-request.js';
import type { RedisConnection } from './redis-connection.js';
import { saveArguments } from './save-arguments.js';
import { ADOPT_SESSION } from './scripts/adopt-session.js';
import { CLAIM_SESSION } from './scripts/claim-session.js';
import { LET_GO_SESSION } from './scripts/let-go-session.js';
import { READ_SESSION } from './scripts/read-session.js';
import { REPLACE_SESSION } from './scripts/replace-session.js';
import { SAVE_SESSION } from './scripts/save-session.js';
import { SessionIndex } from './session-index.js';
import { agentOf, SessionKeys } from './session-keys.js';

/** How many of an instance's sessions are looked at together. */
const PAGE = 100;

/** Sessions in Redis. Each is one hash of who has it, one of its parts and one stream of its events, written by one script. */
export class RedisSessionStore implements SessionStore {
  private readonly keys: SessionKeys;
  private readonly index: SessionIndex;
  /** above those of a process before this one by the same name */
  private turn: number;

  /**
   * @param retention how long a session is kept that nobody saves, in milliseconds
   * @param prefix what all keys begin with
   */
  constructor(
    private readonly redis: RedisConnection,
    clock: Clock,
    private readonly retention: number,
    prefix = redis.prefix,
  ) {
    this.keys = new SessionKeys(prefix);
    this.index = new SessionIndex(redis, this.keys, clock, retention);
    this.turn = clock.now() * 1000;
  }

  get available(): boolean {
    return this.redis.level === 'up';
  }

  onAvailable(listener: (available: boolean) => void): () => void {
    return this.redis.onLevel((level) => listener(level === 'up'));
  }

  async claim(
    key: AgentKey,
    session: string,
    instance: string,
  ): Promise<{ readonly fence: number } | { readonly holder: Holder }> {
    const indexed = this.index.write({ key, session, instance });
    const claimed = this.redis.run(CLAIM_SESSION, this.keys.ofAgent(key), [session, instance, this.retention]);
    const [answer] = await Promise.all([claimed, indexed]);
    const [first, instanceNow, fence] = answer as readonly (string | null)[];
    const holder = fence ? holderFrom(key, first, instanceNow, fence) : undefined;
    if (!holder) return { fence: Number(first) };
    this.index.forget(session);
    return { holder };
  }

  async find(session: string): Promise<Holder | undefined> {
    const key = await this.agentOf(session);
    const holder = key && (await this.ofAgent(key));
    return holder?.id === session ? holder : undefined;
  }

  async ofAgent(key: AgentKey): Promise<Holder | undefined> {
    const kept = pairs(await this.redis.call('HGETALL', this.keys.ofAgent(key)[0]));
    return holderFrom(key, kept.get('id'), kept.get('instance'), kept.get('fence'));
  }

  async read(session: string): Promise<KeptSession | undefined> {
    const key = await this.agentOf(session);
    return key && keptFrom(key, await this.redis.run(READ_SESSION, this.keys.ofAgent(key), [session]));
  }

  async adopt({ id, key, instance: former, fence }: Holder, instance: string): Promise<KeptSession | undefined> {
    const indexed = this.index.write({ key, session: id, instance });
    const given = [id, former ?? '', fence, instance, this.retention];
    const adopted = this.redis.run(ADOPT_SESSION, this.keys.ofAgent(key), given);
    const [answer] = await Promise.all([adopted, indexed]);
    const kept = keptFrom(key, answer);
    if (!kept) this.index.forget(id);
    return kept;
  }

  async save(own: Ownership, change: Change): Promise<Saved> {
    this.turn += 1;
    const given = saveArguments(own, change, this.turn, this.retention);
    const indexed = change.whole || this.index.isOld(own.session) ? this.index.write(own) : undefined;
    const saving = this.redis.run(SAVE_SESSION, this.keys.ofAgent(own.key), given).catch(answeredAllTheSame);
    const [saved] = (await Promise.all([saving, indexed])) as [Saved, unknown];
    if (saved === 'fenced') this.index.forget(own.session);
    return saved;
  }

  async release(own: Ownership): Promise<boolean> {
    const indexed = this.index.write({ ...own, instance: undefined });
    const [released] = await Promise.all([this.letGo(own, 'release'), indexed]);
    return released;
  }

  async drop(own: Ownership): Promise<boolean> {
    const dropped = await this.letGo(own, 'drop');
    if (dropped) await this.redis.call('DEL', this.keys.ofSession(own.session));
    return dropped;
  }

  async replace(own: Ownership, { session, instance }: Successor): Promise<boolean> {
    this.index.forget(own.session);
    const indexed = this.index.write({ key: own.key, session, instance });
    const given = [own.session, own.instance, own.fence, this.retention, session, instance];
    const replaced = this.redis.run(REPLACE_SESSION, this.keys.ofAgent(own.key), given);
    const [answer] = await Promise.all([replaced, indexed]);
    // Whoever has it writes it from now on.
    this.index.forget(session);
    if (answer === 1) await this.redis.call('DEL', this.keys.ofSession(own.session));
    return answer === 1;
  }

  async ofInstance(instance: string | undefined, limit: number): Promise<readonly Holder[]> {
    const agents = await this.redis.call('ZRANGE', this.keys.list(instance), 0, -1);
    const found: Holder[] = [];
    for (let n = 0; n < agents.length && found.length < limit; n += PAGE) {
      const page = agents.slice(n, n + PAGE);
      const holders = await Promise.all(page.map((agent) => this.ofAgent(agentOf(agent))));
      const theirs = holders.map((holder) => (holder && holder.instance === instance ? holder : undefined));
      found.push(...theirs.filter((holder) => holder !== undefined));
      const wrong = page.filter((_, at) => !theirs[at]);
      // Whoever looks next has less to look at.
      if (wrong.length > 0) await this.index.takeBack(instance, wrong);
    }
    return found.slice(0, limit);
  }

  owners(): Promise<readonly string[]> {
    return this.redis.call('ZRANGE', this.keys.owners, 0, -1);
  }

  async ask(instance: string, request: OwnerRequest): Promise<void> {
    await this.redis.call('PUBLISH', this.keys.asked(instance), JSON.stringify(request));
  }

  onAsked(instance: string, listener: (request: OwnerRequest) => void): () => void {
    let ended = false;
    const subscribed = this.redis.subscribe(this.keys.asked(instance), (message) => {
      const request = ended ? undefined : readRequest(message);
      if (request) listener(request);
    });
    return () => {
      ended = true;
      void subscribed.then((end) => end());
    };
  }

  private async letGo(own: Ownership, how: 'release' | 'drop'): Promise<boolean> {
    this.index.forget(own.session);
    const given = [own.session, own.instance, own.fence, this.retention, how];
    return (await this.redis.run(LET_GO_SESSION, this.keys.ofAgent(own.key), given)) === 1;
  }

  private async agentOf(session: string): Promise<AgentKey | undefined> {
    const agent = await this.redis.call('GET', this.keys.ofSession(session));
    return agent === null ? undefined : agentOf(agent);
  }
}

/** Whose the session is its master knows, whatever the replicas have. @throws what else it is */
function answeredAllTheSame(error: unknown): unknown {
  if (!(error instanceof NotReplicatedError)) throw error;
  return error.answer === 'saved' ? 'taken' : error.answer;
}

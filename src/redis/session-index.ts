import type { Clock } from '../runtime/clock.js';
import type { AgentKey } from '../sessions/store/kept-session.js';
import type { RedisConnection } from './redis-connection.js';
import { DELIST } from './scripts/delist.js';
import { ENLIST } from './scripts/enlist.js';
import { agentText, type SessionKeys } from './session-keys.js';

/** Milliseconds that an entry is left alone: what gives it the right to be there may still be on its way. */
const NEW = 10_000;

/** Which part of the retention goes by before a session is written into its lists again. */
const AGAIN = 1 / 3;

interface Place {
  readonly key: AgentKey;
  readonly session: string;
  readonly instance: string | undefined;
}

/**
 * Which agent a session is of, and which agents' sessions an instance has. In other slots than the sessions, so it cannot be written as one with them: it is
 * written before them, and again while they are saved, and taken back only by whoever looks and finds it wrong a good while later. So it never says too
 * little; what it says too much the session itself refutes, and who looks or time takes away.
 */
export class SessionIndex {
  /** sessions that this process saves, by when they were written here last (`Clock.elapsed`), the oldest first */
  private readonly written = new Map<string, number>();

  /** @param retention milliseconds */
  constructor(
    private readonly redis: RedisConnection,
    private readonly keys: SessionKeys,
    private readonly clock: Clock,
    private readonly retention: number,
  ) {}

  /** Sent before anything that is sent after the call. */
  async write({ key, session, instance }: Place): Promise<void> {
    this.note(session);
    const agent = agentText(key);
    await Promise.all([
      this.redis.call('SET', this.keys.ofSession(session), agent, 'PX', 2 * this.retention),
      this.redis.run(ENLIST, [this.keys.list(instance)], [agent, this.retention]),
      instance === undefined ? undefined : this.redis.run(ENLIST, [this.keys.owners], [instance, this.retention]),
    ]);
  }

  /** Agents of whom an instance, or nobody, has no session any more. @param instance that is gone, where it is one */
  async takeBack(instance: string | undefined, agents: readonly string[]): Promise<void> {
    const left = await this.redis.run(DELIST, [this.keys.list(instance)], [NEW, ...agents]);
    if (left === 0 && instance !== undefined) await this.redis.run(DELIST, [this.keys.owners], [NEW, instance]);
  }

  /** Whether it has to be written again. */
  isOld(session: string): boolean {
    const at = this.written.get(session);
    return at === undefined || this.clock.elapsed() - at > this.retention * AGAIN;
  }

  /** This process has nothing more to do with it. */
  forget(session: string): void {
    this.written.delete(session);
  }

  private note(session: string): void {
    const now = this.clock.elapsed();
    this.written.delete(session);
    this.written.set(session, now);
    for (const [oldest, at] of this.written) {
      if (now - at <= this.retention) break;
      this.written.delete(oldest);
    }
  }
}

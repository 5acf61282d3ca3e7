import { Redis } from 'ioredis';

/** Who has an agent's session, as Redis has it. */
export interface Standing {
  /** of the session; undefined where the agent has none */
  readonly id: string | undefined;
  readonly instance: string | undefined;
  readonly fence: number;
}

const HOLDER = /\{[^}]+\/([^}]+)\}:holder$/;

/**
 * Each change of who has whose session, in the order in which a Redis has made it: from what it tells of all that it carries out
 * (`MONITOR`), and not from looking now and then. What one script does is one change.
 */
export class OwnershipLog {
  private readonly hashes = new Map<string, Map<string, string>>();
  private readonly touched = new Set<string>();
  private readonly histories = new Map<string, Standing[]>();
  private readonly marks = new Map<string, () => void>();
  private count = 0;

  private constructor(
    private readonly asking: Redis,
    private readonly telling: Redis,
  ) {
    telling.on('monitor', (_: string, command: readonly string[], source: string) => this.heard(command, source));
  }

  static async open(url: string): Promise<OwnershipLog> {
    const asking = new Redis(url);
    return new OwnershipLog(asking, await asking.monitor());
  }

  /** What has become of the session of that agent, from the first one that there was. */
  async of(agent: string): Promise<readonly Standing[]> {
    await this.caughtUp();
    return this.histories.get(agent) ?? [];
  }

  close(): void {
    this.asking.disconnect();
    this.telling.disconnect();
  }

  /** Settles when all has been told that was done before. */
  private async caughtUp(): Promise<void> {
    this.count += 1;
    const mark = `mark-${this.count}`;
    const told = new Promise<void>((resolve) => this.marks.set(mark, resolve));
    await this.asking.echo(mark);
    await told;
  }

  private heard([name = '', key = '', ...values]: readonly string[], source: string): void {
    // Nothing else is carried out between the lines of one script.
    if (source !== 'lua') this.settle();
    const command = name.toUpperCase();
    if (command === 'ECHO') this.marks.get(key)?.();
    if (!HOLDER.test(key)) return;
    const hash = this.hashes.get(key) ?? new Map<string, string>();
    this.hashes.set(key, hash);
    if (command === 'HSET') for (let n = 0; n < values.length; n += 2) hash.set(values[n] ?? '', values[n + 1] ?? '');
    else if (command === 'HDEL') for (const field of values) hash.delete(field);
    else if (command === 'DEL') hash.clear();
    else return;
    this.touched.add(key);
  }

  private settle(): void {
    for (const key of this.touched) {
      const [, agent = ''] = HOLDER.exec(key) ?? [];
      const hash = this.hashes.get(key);
      const history = this.histories.get(agent) ?? [];
      const [id, instance, fence] = ['id', 'instance', 'fence'].map((field) => hash?.get(field));
      const last = history.at(-1);
      const now = { id, instance, fence: Number(fence ?? 0) };
      if (last?.id !== id || last?.instance !== instance || last?.fence !== now.fence) history.push(now);
      this.histories.set(agent, history);
    }
    this.touched.clear();
  }
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CtiInteraction, CtiSnapshot } from '../cti/port/cti-facts.js';
import type { Desk } from './desk.js';

/** Reads again and again, from now on until it is stopped, and compares each reading with what had been reported. */
export class ReadingAllAlong {
  private stopped = false;
  private readonly faults = new Set<string>();
  private readonly done: Promise<void>;
  count = 0;

  constructor(private readonly desk: Desk) {
    this.done = this.run();
    // It is looked at when it is stopped.
    this.done.catch(() => undefined);
  }

  /** @returns where a reading was older than a report that came before it, in words */
  async stop(): Promise<readonly string[]> {
    this.stopped = true;
    await this.done;
    return [...this.faults];
  }

  private async run(): Promise<void> {
    const { recorder, session } = this.desk;
    while (!this.stopped) {
      const before = statesOf(recorder.facts);
      const told = recorder.reports.length;
      const over = this.over();
      const read = statesOf(await session.read());
      this.count += 1;
      for (const id of read.keys()) if (over.has(id)) this.faults.add(`${id} is read, though its end was reported`);
      const quiet = recorder.reports.length === told;
      for (const [id, states] of before) this.compare(id, states, read.get(id), quiet);
      await nextTurn();
    }
  }

  private compare(id: string, before: string, read: string | undefined, quiet: boolean): void {
    if (read === undefined && !this.over().has(id)) this.faults.add(`${id} was reported and is not read`);
    if (read !== undefined && quiet && read !== before)
      this.faults.add(`${id} is reported ${before}, and read ${read}`);
  }

  private over(): ReadonlySet<string> {
    const ids = this.desk.recorder.reports.flatMap(({ interactions = [] }) => interactions.map(({ id }) => id));
    return new Set(ids.filter((id) => this.desk.recorder.endOf(id) !== undefined));
  }
}

/** The legs of what is live, with their states. */
function statesOf({ interactions }: CtiSnapshot): ReadonlyMap<string, string> {
  return new Map(interactions.map((one) => [one.id, legs(one)] as const).filter(([, states]) => states !== ''));
}

const legs = ({ conversations }: CtiInteraction): string =>
  conversations
    .filter(({ state }) => state !== 'ended')
    .map(({ id, state }) => `${id} ${state}`)
    .sort()
    .join();

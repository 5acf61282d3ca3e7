import type { SessionCommand } from '../../protocol/session/session-command.js';
import type { Attempt } from './attempt.js';

/** What a switch was asked, and by whom. */
export interface Asked {
  /** `session.start`, `session.snapshot` and `session.logout` are open, read and close */
  readonly command: SessionCommand;
  /** by id */
  readonly agent: string;
  /** names the session over all links; left out where the switch is in the instance's own process */
  readonly session?: string | undefined;
  /** id of the trace of the command for which it was asked: 32 hexadecimal digits */
  readonly trace?: string | undefined;
  /** of the port's method, in order and without those left out; none where they are long */
  readonly values?: readonly unknown[];
}

/** Something that reached the switch and was carried out there, or refused. */
export interface CarriedOut extends Asked {
  /** from 1, in the order in which it was carried out */
  readonly number: number;
  readonly outcome: 'under way' | 'done' | 'refused';
  /** what the switch has answered, e.g. the ids of a new call; left out where that is nothing, or long */
  readonly answer?: unknown;
}

/** Their answers are all that the switch has of an agent. */
const TELL_ALL: readonly SessionCommand[] = ['session.start', 'session.snapshot'];

/** Characters of JSON beyond which values and answers are not kept. */
const LONGEST = 1_000;

const isLong = (value: unknown) => JSON.stringify(value).length > LONGEST;

const NOBODY_LOOKS = (): void => undefined;

/** The latest commands that a switch has carried out, as it saw them itself: whatever the instances believe of it. */
export class SimulatorTrace {
  private readonly kept = new Map<number, CarriedOut>();
  private count = 0;

  /** @param limit how many are kept; the oldest makes room */
  constructor(readonly limit: number) {}

  /** To be called as it is carried out. @returns to be told what came of it */
  begin(asked: Asked): (result: Attempt<unknown>) => void {
    if (this.limit === 0) return NOBODY_LOOKS;
    const { values: given = [], ...rest } = asked;
    const values = given.filter((value) => value !== undefined);
    this.count += 1;
    const number = this.count;
    const entry = { ...rest, ...(isLong(values) ? {} : { values }), number };
    this.kept.set(number, { ...entry, outcome: 'under way' });
    this.kept.delete(number - this.limit);
    return (result) => {
      if (!this.kept.has(number)) return;
      const answer = result.ok && !TELL_ALL.includes(asked.command) ? result.value : undefined;
      const told = answer === undefined || isLong(answer) ? {} : { answer };
      this.kept.set(number, { ...entry, outcome: result.ok ? 'done' : 'refused', ...told });
    };
  }

  /** Those with a number above that, the oldest first. */
  after(number: number): readonly CarriedOut[] {
    const found: CarriedOut[] = [];
    const first = Math.max(number, this.count - this.limit) + 1;
    for (let next = first; next <= this.count; next += 1) {
      const entry = this.kept.get(next);
      if (entry) found.push(entry);
    }
    return found;
  }
}

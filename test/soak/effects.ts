import type { CommandResponse } from '../../src/protocol/response.js';
import type { CarriedOut } from '../../src/cti/simulator/simulator-trace.js';

type Data = Readonly<Record<string, unknown>>;

/** What a command may come to where its instance was killed while it was under way: the events tell what became of it. */
export const UNKNOWN = 'CTI_TIMEOUT';

/** What the session asks for by itself when its client has been away for long; it makes ready again, too. */
const AWAY = 'channel.notready clientlost';
const READY = 'channel.ready tel';

/** As the switch calls a contact, and a leg of it. */
interface Ref {
  readonly interaction?: string;
  readonly conversation?: string;
}

interface Count {
  sent: number;
  succeeded: number;
  unknown: number;
}

/**
 * What an agent has asked the switch for, beside what the switch has been asked by its own trace. A command is known by what it says and
 * no other one of the agent does (a number, digits, a reason, …), or else by the object that it is about.
 */
export class Effects {
  private readonly counts = new Map<string, Count>();

  /** @param path of the target within the session, e.g. `tel.i1` */
  note(command: string, path: string, data: Data | undefined, answer: CommandResponse): void {
    const name = `${command} ${markIn(Object.values(data ?? {})) ?? path}`;
    const count = this.counts.get(name) ?? { sent: 0, succeeded: 0, unknown: 0 };
    this.counts.set(name, count);
    count.sent += 1;
    if (answer.result === 'success') count.succeeded += 1;
    else if (answer.failure?.code === UNKNOWN) count.unknown += 1;
  }

  /** Of each kind of command how many had an effect for certain. */
  get totals(): ReadonlyMap<string, number> {
    const totals = new Map<string, number>();
    for (const [name, { succeeded }] of this.counts) {
      const command = name.split(' ')[0] ?? '';
      totals.set(command, (totals.get(command) ?? 0) + succeeded);
    }
    return totals;
  }

  /**
   * What was done more often than it may have been, or less often than was said.
   * @param trace of this agent alone
   * @param legs by the number that was called: the path of the conversation that the client has for it
   */
  faults(trace: readonly CarriedOut[], legs: ReadonlyMap<string, string>): string[] {
    const reached = new Map<string, { all: number; done: number }>();
    const paths = pathsOf(trace, legs);
    for (const one of trace) {
      const name = nameOf(one, paths);
      const count = reached.get(name) ?? { all: 0, done: 0 };
      count.all += 1;
      if (one.outcome !== 'refused') count.done += 1;
      reached.set(name, count);
    }
    const byItself = (name: string) => (name === READY ? (reached.get(AWAY)?.done ?? 0) : 0);
    return [...this.counts].flatMap(([name, { sent, succeeded, unknown }]) => {
      const { all = 0, done = 0 } = reached.get(name) ?? {};
      const most = byItself(name);
      const kept = all <= sent + most && done <= succeeded + unknown + most && done >= succeeded;
      return kept
        ? []
        : [`${name}: sent ${sent}, succeeded ${succeeded}, unknown ${unknown}, reached ${all}, done ${done}`];
    });
  }
}

/** How the client calls what the switch calls otherwise: each leg is known by the number that was called. */
function pathsOf(trace: readonly CarriedOut[], legs: ReadonlyMap<string, string>): Map<string, string> {
  const paths = new Map<string, string>();
  for (const { values = [], answer } of trace) {
    const { interaction, conversation } = (answer ?? {}) as Ref;
    const path = legs.get(String(values[1]));
    if (path === undefined || interaction === undefined) continue;
    paths.set(`${interaction}/${conversation}`, path);
    paths.set(interaction, path.split('.').slice(0, 2).join('.'));
  }
  return paths;
}

function nameOf({ command, values: [about, ...more] = [] }: CarriedOut, paths: ReadonlyMap<string, string>): string {
  const mark = markIn(more);
  if (mark !== undefined || typeof about === 'string') return `${command} ${mark ?? String(about)}`;
  const { interaction = '', conversation } = (about ?? {}) as Ref;
  const own = conversation === undefined ? interaction : `${interaction}/${conversation}`;
  return `${command} ${paths.get(own) ?? own}`;
}

/** The first text, or that in the data of a contact. */
function markIn(values: readonly unknown[]): string | undefined {
  for (const value of values) {
    if (typeof value === 'string') return value;
    const mark = (value as Data | undefined)?.['mark'];
    if (typeof mark === 'string') return mark;
  }
  return undefined;
}

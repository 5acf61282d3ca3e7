import type { SessionCommand } from '../../src/protocol/session/session-command.js';
import type { Mishap } from '../../src/cti/simulator/simulator-faults.js';
import type { RandomWorld } from './random-world.js';

/** A command at the link, of an agent's session. */
export interface WatchedRequest {
  readonly command: SessionCommand;
  /** counts everything that is watched: what has the lower number came first */
  readonly order: number;
  /** milliseconds since the epoch */
  readonly at: number;
  /** something befell it that keeps its answer back */
  readonly slow: boolean;
  /** `success`, or the failure's code; nothing while it is under way */
  outcome?: string;
  /** counts on from `order`: when the outcome came */
  ended?: number;
}

/** What is known of the faults that have befallen one agent's session. */
export interface AgentWatch {
  readonly requests: WatchedRequest[];
  /** a report was lost, or is late, and nothing has been read since: from when on a reading makes up for that */
  doubt: { readonly order: number; readonly until: number } | undefined;
  /** how many reports were lost or late */
  missed: number;
  /** the latest reading failed */
  readingFailed: boolean;
  /** something was reported since the latest reading began */
  reportedSince: boolean;
}

const KEEPS_BACK = new Set(['lose', 'delay', 'reorder', 'vanish']);

/** Notes which faults befall whom on the simulator's link, and when the sessions have read the switch again. */
export class FaultWatch {
  /** how often the link was lost */
  losses = 0;
  private readonly agents = new Map<string, AgentWatch>();
  private order = 0;
  private befallen: Mishap | undefined;

  constructor(private readonly world: RandomWorld) {
    this.watchFaults();
    this.watchRequests();
    this.watchReadings();
    world.registry.onChange((service) => {
      if (!service.inService) this.lost();
    });
  }

  /** A number higher than those of all that was watched before. */
  now(): number {
    return this.order;
  }

  of(agent: string): AgentWatch {
    const known = this.agents.get(agent) ?? {
      requests: [],
      doubt: undefined,
      missed: 0,
      readingFailed: false,
      reportedSince: false,
    };
    this.agents.set(agent, known);
    return known;
  }

  private watchFaults(): void {
    const { faults } = this.world.simulator;
    const forCommand = faults.forCommand.bind(faults);
    const forReport = faults.forReport.bind(faults);
    faults.forCommand = (command, agent) => (this.befallen = forCommand(command, agent));
    faults.forReport = (agent) => {
      const mishap = forReport(agent);
      this.of(agent).reportedSince = true;
      if (mishap?.fate === 'lose') this.doubt(agent);
      else if (mishap && KEEPS_BACK.has(mishap.fate)) this.doubt(agent, mishap.delay);
      return mishap;
    };
  }

  private watchRequests(): void {
    const { link } = this.world.simulator;
    const request = link.request.bind(link);
    link.request = (command, agent, work) => {
      this.befallen = undefined;
      const answer = request(command, agent, work);
      const slow = KEEPS_BACK.has(this.mishap()?.fate ?? '');
      const one: WatchedRequest = { command, order: this.next(), at: this.world.clock.now(), slow };
      this.of(agent).requests.push(one);
      if (command === 'session.snapshot') this.of(agent).reportedSince = false;
      answer.then(
        () => Object.assign(one, { outcome: 'success', ended: this.next() }),
        (error: unknown) => {
          one.ended = this.next();
          one.outcome = (error as { code?: string }).code ?? String(error);
          if (command === 'session.snapshot') this.of(agent).readingFailed = true;
        },
      );
      return answer;
    };
  }

  private watchReadings(): void {
    for (const { session } of this.world.agents) {
      const { onRead } = session.cti;
      session.cti.onRead = () => {
        this.read(session.identity.agent.id);
        onRead();
      };
    }
  }

  /** What was read has become the session's state. */
  private read(agent: string): void {
    const watch = this.of(agent);
    watch.readingFailed = false;
    const reading = watch.requests.findLast(({ command }) => command === 'session.snapshot');
    const { doubt } = watch;
    if (reading && doubt && reading.order > doubt.order && reading.at >= doubt.until) watch.doubt = undefined;
  }

  /** @param delay after which what is late is there; left out where it never comes */
  private doubt(agent: string, delay?: number): void {
    const watch = this.of(agent);
    watch.missed += 1;
    // What comes in the very millisecond of the reading may come after it.
    const until = delay === undefined ? 0 : this.world.clock.now() + delay + 1;
    watch.doubt = { order: this.next(), until: Math.max(until, watch.doubt?.until ?? 0) };
  }

  /** What was on its way is lost with the link. */
  private lost(): void {
    this.losses += 1;
    for (const watch of this.agents.values()) {
      if (watch.doubt) watch.doubt = { order: this.next(), until: 0 };
    }
  }

  private mishap(): Mishap | undefined {
    return this.befallen;
  }

  private next(): number {
    return (this.order += 1);
  }
}

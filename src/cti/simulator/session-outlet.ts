import type { Clock } from '../../runtime/clock.js';
import type { CtiCause, CtiReport } from '../port/cti-facts.js';
import type { CtiSessionListener } from '../port/cti-provider.js';
import { FactsDiff } from './facts-diff.js';
import { ReportLane } from './report-lane.js';
import { factsOf } from './simulator-facts.js';
import type { SimulatorFaults } from './simulator-faults.js';
import type { SimulatorLink } from './simulator-link.js';
import type { SimAgent, SimWatcher } from './switch/sim-agent.js';

/** Turns what changes about an agent into reports, for as long as the agent's session lasts. */
export class SessionOutlet implements SimWatcher {
  private readonly lane: ReportLane;
  private attached: { readonly agent: SimAgent; readonly diff: FactsDiff } | undefined;
  private ended = false;

  /**
   * @param forget called once, at the end
   * @param key of the session, where it may outlive its link
   */
  constructor(
    agent: string,
    private readonly listener: CtiSessionListener,
    private readonly link: SimulatorLink,
    faults: SimulatorFaults,
    clock: Clock,
    private readonly forget: (outlet: SessionOutlet) => void,
    readonly key?: string,
  ) {
    this.lane = new ReportLane(agent, faults, (report) => listener.report(report), clock);
  }

  get over(): boolean {
    return this.ended;
  }

  /** From here on changes are told; what is so already is for `read` to find. */
  attach(agent: SimAgent): void {
    this.attached = { agent, diff: new FactsDiff(factsOf(agent)) };
  }

  changed(cause: CtiCause): void {
    const changes = this.attached?.diff.changes(factsOf(this.attached.agent));
    if (changes) this.send({ ...changes, cause });
  }

  replaced(cause: CtiCause): void {
    if (this.ended) return;
    this.end();
    this.listener.closed(cause);
  }

  send(report: CtiReport): void {
    if (!this.ended && this.link.isUp) this.lane.send(report);
  }

  /** The link is down: what is still on its way is lost. */
  cut(): void {
    this.lane.stop();
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.lane.stop();
    this.forget(this);
  }
}

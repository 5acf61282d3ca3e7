import type { Clock } from '../../runtime/clock.js';
import type { CtiReport } from '../port/cti-facts.js';
import { Lane } from './lane.js';
import type { SimulatorFaults } from './simulator-faults.js';

/** The way of one agent's reports to the listener, with the faults that the script has for them. */
export class ReportLane {
  private readonly lane: Lane<CtiReport>;

  constructor(
    private readonly agent: string,
    private readonly faults: SimulatorFaults,
    deliver: (report: CtiReport) => void,
    clock: Clock,
  ) {
    this.lane = new Lane(deliver, clock);
  }

  send(report: CtiReport): void {
    this.lane.send(report, this.faults.forReport(this.agent));
  }

  /** What is still on its way is lost. */
  stop(): void {
    this.lane.stop();
  }
}

import type { Clock } from '../../runtime/clock.js';
import type { CtiReport } from '../port/cti-facts.js';
import type { SimulatorFaults } from './simulator-faults.js';
import { TimerSet } from './switch/timer-set.js';

/** The way of one agent's reports to the listener, with the faults that the script has for them. */
export class ReportLane {
  private readonly timers: TimerSet;
  private heldBack: CtiReport[] = [];
  private count = 0;

  constructor(
    private readonly agent: string,
    private readonly faults: SimulatorFaults,
    private readonly deliver: (report: CtiReport) => void,
    clock: Clock,
  ) {
    this.timers = new TimerSet(clock);
  }

  send(report: CtiReport): void {
    const mishap = this.faults.forReport(this.agent);
    switch (mishap?.fault) {
      case 'delayReport':
        this.timers.start(`late ${(this.count += 1)}`, mishap.delay, () => this.deliver(report));
        return;
      case 'reorderReport':
        this.heldBack.push(report);
        this.timers.start('held back', mishap.delay, () => this.flush());
        return;
      case 'duplicateReport':
        this.deliver(report);
        break;
      default:
    }
    this.deliver(report);
    this.flush();
  }

  /** What is still on its way is lost. */
  stop(): void {
    this.timers.stopAll();
    this.heldBack = [];
  }

  private flush(): void {
    this.timers.stop('held back');
    const late = this.heldBack;
    this.heldBack = [];
    for (const report of late) this.deliver(report);
  }
}

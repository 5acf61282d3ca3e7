import type { SessionCommand } from '../../protocol/session/session-command.js';
import { FAULT_KINDS, type Fate, type FaultKind } from './fault-kind.js';

/** A fault that waits for its occasion. */
export interface SimulatorFault {
  readonly fault: FaultKind;
  /** only for this command; `session.start`, `session.snapshot` and `session.logout` are open, read and close */
  readonly command?: SessionCommand;
  /** only for this agent, by id */
  readonly agent?: string;
  /** milliseconds; default 1000 */
  readonly delay?: number;
  /** how often it happens; default 1 */
  readonly times?: number;
}

/** One occurrence of a fault. */
export interface Mishap {
  readonly fate: Fate;
  /** milliseconds */
  readonly delay: number;
}

/** Faults that may wait. */
const MOST = 100;

/** The script of what goes wrong; each fault is used up by what it befalls, the oldest first. */
export class SimulatorFaults {
  private waiting: { readonly fault: SimulatorFault; left: number }[] = [];

  /** @returns false where as many wait as may */
  add(fault: SimulatorFault): boolean {
    if (this.waiting.length >= MOST) return false;
    this.waiting.push({ fault, left: fault.times ?? 1 });
    return true;
  }

  /** Those that have not happened yet, the oldest first; `times`: how often each is still to happen. */
  get list(): readonly SimulatorFault[] {
    return this.waiting.map(({ fault, left }) => ({ ...fault, times: left }));
  }

  clear(): void {
    this.waiting = [];
  }

  forCommand(command: SessionCommand, agent: string): Mishap | undefined {
    return this.take('command', (fault) => fits(fault.command, command) && fits(fault.agent, agent));
  }

  forReport(agent: string): Mishap | undefined {
    return this.take('report', (fault) => fits(fault.agent, agent));
  }

  private take(on: 'command' | 'report', wanted: (fault: SimulatorFault) => boolean): Mishap | undefined {
    const entry = this.waiting.find(({ fault }) => FAULT_KINDS[fault.fault].on === on && wanted(fault));
    if (!entry) return undefined;
    entry.left -= 1;
    if (entry.left <= 0) this.waiting = this.waiting.filter((one) => one !== entry);
    return { fate: FAULT_KINDS[entry.fault.fault].fate, delay: entry.fault.delay ?? 1000 };
  }
}

const fits = (wanted: string | undefined, is: string) => wanted === undefined || wanted === is;

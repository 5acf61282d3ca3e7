import { Injectable } from '@nestjs/common';
import type { Simulator } from './simulator.js';

/** The simulators of this process, by service. */
@Injectable()
export class SimulatorDirectory {
  private readonly simulators = new Map<string, Simulator>();
  private hostNames: readonly string[] = [];

  /** Host names under which this process is known, in small letters. */
  get names(): readonly string[] {
    return this.hostNames;
  }

  knownAs(names: readonly string[]): void {
    this.hostNames = names;
  }

  add(simulator: Simulator): void {
    this.simulators.set(simulator.service, simulator);
  }

  /** The one of that service, or the first; undefined where there is none, or it is not to be worked by hand. */
  find(service?: string): Simulator | undefined {
    const [first] = this.simulators.values();
    const found = service === undefined ? first : this.simulators.get(service);
    return found?.control ? found : undefined;
  }

  /** the services whose simulator can be worked by hand */
  get controlled(): readonly string[] {
    return [...this.simulators.values()].filter((one) => one.control).map((one) => one.service);
  }
}

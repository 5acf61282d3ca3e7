import type { Gauge } from 'prom-client';

/** Counts how many there are of each service in each state, and shows all of them, also those of which there are none. */
export class StateCount {
  private readonly counts = new Map<string, Map<string, number>>();

  constructor(
    private readonly gauge: Gauge<'service' | 'state'>,
    private readonly services: readonly string[],
    private readonly states: readonly string[],
  ) {}

  begin(): void {
    for (const service of this.services) this.counts.set(service, new Map(this.states.map((state) => [state, 0])));
  }

  /** What is not of the list is not counted. */
  add(service: string, state: string): void {
    const ofService = this.counts.get(service);
    const before = ofService?.get(state);
    if (before !== undefined) ofService?.set(state, before + 1);
  }

  show(): void {
    for (const [service, ofService] of this.counts) {
      for (const [state, count] of ofService) this.gauge.set({ service, state }, count);
    }
  }
}

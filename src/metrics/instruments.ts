import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const PREFIX = 'interaction_processor_';

/** What a metric may be told apart by. None of them names an agent, a session, a client, an address or a number. */
export type LabelName =
  | 'action'
  | 'by'
  | 'change'
  | 'code'
  | 'command'
  | 'event'
  | 'kind'
  | 'limit'
  | 'node'
  | 'reason'
  | 'result'
  | 'scope'
  | 'service'
  | 'state'
  | 'status'
  | 'stream'
  | 'version';

/** Makes metrics, with the prefix of all of them. */
export class Instruments {
  private readonly registers: Registry[];

  constructor(registry: Registry) {
    this.registers = [registry];
  }

  counter<L extends LabelName = never>(name: string, help: string, labelNames: L[] = []): Counter<L> {
    return new Counter({ name: PREFIX + name, help, labelNames, registers: this.registers });
  }

  gauge<L extends LabelName = never>(name: string, help: string, labelNames: L[] = []): Gauge<L> {
    return new Gauge({ name: PREFIX + name, help, labelNames, registers: this.registers });
  }

  /** @param buckets upper bounds, seconds */
  histogram<L extends LabelName = never>(
    name: string,
    help: string,
    buckets: readonly number[],
    labelNames: L[] = [],
  ): Histogram<L> {
    return new Histogram({ name: PREFIX + name, help, buckets: [...buckets], labelNames, registers: this.registers });
  }
}

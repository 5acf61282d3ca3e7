import type { ProcessorProcess } from '../support/process.js';

interface Sample {
  readonly calls: number;
  /** bytes */
  readonly heap: number;
}

/** What is left on a process's heap after collections, by the number of calls that there have been. */
export class HeapSamples {
  private readonly samples: Sample[] = [];

  constructor(private readonly running: ProcessorProcess) {}

  async take(calls: number): Promise<number> {
    const seen = this.running.output.length;
    this.running.signal('SIGUSR2');
    const heap = await this.running.prints(/heap after collection: (\d+)\n/, seen);
    this.samples.push({ calls, heap: Number(heap[1]) });
    return Number(heap[1]);
  }

  /** Bytes that one more call leaves behind, by the line that fits best (least squares) from that many calls on. */
  perCall(from: number): number {
    const taken = this.samples.filter(({ calls }) => calls >= from);
    const mean = (of: (sample: Sample) => number) => taken.reduce((sum, one) => sum + of(one), 0) / taken.length;
    const [calls, heap] = [mean((one) => one.calls), mean((one) => one.heap)];
    const covariance = mean((one) => (one.calls - calls) * (one.heap - heap));
    return covariance / mean((one) => (one.calls - calls) ** 2);
  }
}

import { it } from '@jest/globals';
import type { Capability } from '../../src/cti/port/capability.js';
import type { Bench } from './bench.js';
import { capabilityTable } from './capability-table.js';

/** Declares the tests of the kit and remembers how they went. */
export class ContractKit {
  private readonly failed = new Set<Capability>();
  private readonly passed = new Set<Capability>();
  private readonly left = new Set<string>();

  /**
   * @param claims the capabilities that the provider claims
   * @param timeout of one test, in milliseconds
   */
  constructor(
    readonly name: string,
    readonly bench: Bench,
    readonly claims: readonly Capability[],
    private readonly timeout: number,
  ) {}

  /** A test that `needs` these capabilities; not declared where one of them is not claimed: see the refusals. */
  test(title: string, needs: readonly Capability[], run: () => Promise<void>): void {
    if (!needs.every((one) => this.claims.includes(one))) return;
    const body = async () => {
      try {
        await run();
        for (const one of needs) this.passed.add(one);
      } catch (error) {
        for (const one of needs) this.failed.add(one);
        throw error;
      }
    };
    it(title, body, this.timeout);
  }

  /** The driver of the far end lacks something: what needs it is not tried, and the table says so. */
  untried(what: string): void {
    this.left.add(what);
  }

  /** The capabilities in the terms of CSTA; `FAILED` where a test that needs it did, `untried` where none ran. */
  table(): string {
    const rows = capabilityTable(this.claims).map(
      ({ service, capability, claimed }) => `  ${service.padEnd(42)}${claimed ? this.verdict(capability) : 'no'}`,
    );
    const left = this.left.size > 0 ? [`  not tried for want of a far end: ${[...this.left].join(', ')}`] : [];
    return [`${this.name}: services of CSTA phase III`, ...rows, ...left, ''].join('\n');
  }

  private verdict(capability: Capability): string {
    if (this.failed.has(capability)) return 'FAILED';
    return this.passed.has(capability) ? 'yes' : 'untried';
  }
}

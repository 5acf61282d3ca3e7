import { it } from '@jest/globals';
import type { Capability } from '../../src/cti/port/capability.js';
import type { Bench } from './bench.js';
import { CSTA_SERVICES } from './csta-services.js';

/** Declares the tests of the kit and remembers how they went. */
export class ContractKit {
  private readonly failed = new Set<Capability>();
  private readonly passed = new Set<Capability>();

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

  /** A test that `needs` these capabilities; skipped where one of them is not claimed. */
  test(title: string, needs: readonly Capability[], run: () => Promise<void>): void {
    const possible = needs.every((one) => this.claims.includes(one));
    const body = async () => {
      try {
        await run();
        for (const one of needs) this.passed.add(one);
      } catch (error) {
        for (const one of needs) this.failed.add(one);
        throw error;
      }
    };
    if (possible) it(title, body, this.timeout);
    else it.skip(title, body);
  }

  /** The capabilities in the terms of CSTA; `FAILED` where a test that needs it did, `untried` where none ran. */
  table(): string {
    const rows = CSTA_SERVICES.map(([service, capability]) => `  ${service.padEnd(40)}${this.verdict(capability)}`);
    return [`${this.name}: services of CSTA phase III`, ...rows, ''].join('\n');
  }

  private verdict(capability: Capability): string {
    if (!this.claims.includes(capability)) return 'no';
    if (this.failed.has(capability)) return 'FAILED';
    return this.passed.has(capability) ? 'yes' : 'untried';
  }
}

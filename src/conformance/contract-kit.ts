import type { Capability } from '../cti/port/capability.js';
import type { Bench } from './bench.js';
import { capabilityTable } from './capability-table.js';
import { isFarEndPart, type FarEndPart } from './far-end-part.js';
import type { Need } from './need.js';

/** Declares the tests of the kit and remembers how they went. */
export class ContractKit {
  private readonly failed = new Set<Capability>();
  private readonly passed = new Set<Capability>();
  private readonly left = new Map<FarEndPart, number>();

  /**
   * @param claims the capabilities that the provider claims
   * @param lacks what the driver of the far end has not got
   * @param declare how a test is declared
   */
  constructor(
    readonly name: string,
    readonly bench: Bench,
    readonly claims: readonly Capability[],
    private readonly lacks: readonly FarEndPart[],
    private readonly declare: (title: string, run: () => Promise<void>) => void,
  ) {}

  /**
   * A test that `needs` these capabilities and parts of the far end. It is not declared where a capability is not
   * claimed (see the refusals), nor where a part is lacking: the table says so.
   */
  test(title: string, needs: readonly Need[], run: () => Promise<void>): void {
    const parts = needs.filter(isFarEndPart);
    const capabilities = needs.filter((one): one is Capability => !isFarEndPart(one));
    if (!capabilities.every((one) => this.claims.includes(one))) return;
    const lacking = parts.filter((one) => this.lacks.includes(one));
    for (const one of lacking) this.left.set(one, (this.left.get(one) ?? 0) + 1);
    if (lacking.length > 0) return;
    const body = async () => {
      try {
        await run();
        for (const one of capabilities) this.passed.add(one);
      } catch (error) {
        for (const one of capabilities) this.failed.add(one);
        throw error;
      }
    };
    this.declare(title, body);
  }

  /** The capabilities in the terms of CSTA; `FAILED` where a test that needs it did, `untried` where none ran. */
  table(): string {
    const rows = capabilityTable(this.claims).map(
      ({ service, capability, claimed }) => `  ${service.padEnd(42)}${claimed ? this.verdict(capability) : 'no'}`,
    );
    const left = [...this.left].map(([part, tests]) => `  not tried for want of ${part}: ${tests} of the tests`);
    return [`${this.name}: services of CSTA phase III`, ...rows, ...left, ''].join('\n');
  }

  /** What is claimed, and no test that needs it has been run. */
  untried(): readonly Capability[] {
    return this.claims.filter((one) => this.verdict(one) === 'untried');
  }

  private verdict(capability: Capability): string {
    if (this.failed.has(capability)) return 'FAILED';
    return this.passed.has(capability) ? 'yes' : 'untried';
  }
}

import { CAPABILITY_ROWS } from '../capabilities/capability-rows.js';
import { changesSomething } from '../capabilities/changes-something.js';
import type { ContractKit } from '../contract-kit.js';

/** Whatever is claimed does something. */
export function effectSuite(kit: ContractKit): void {
  for (const capability of kit.claims) {
    kit.test(`${capability} changes something`, [capability, ...CAPABILITY_ROWS[capability].effect.needs], () =>
      changesSomething(kit.bench, capability, kit.bench.test.patience),
    );
  }
}

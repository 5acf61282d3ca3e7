import { Stand } from '../driver/stand.js';
import { compare } from '../measure/compare.js';
import type { Options } from '../options.js';
import { comparisonFinding } from '../report/comparison-finding.js';
import type { Finding } from '../report/finding.js';
import { COMMAND_SCENARIOS } from '../scenarios/commands.js';
import { LONE_EVENT, LONE_EVENT_IN_CALL } from '../scenarios/lone-event.js';
import { record } from '../scenarios/record.js';
import { WHOLE_CALL } from '../scenarios/whole-call.js';
import type { Stage } from './stage.js';

const AGENTS = 20;
const SCENARIOS = [...COMMAND_SCENARIOS, WHOLE_CALL, LONE_EVENT, LONE_EVENT_IN_CALL];

/** What one command, one call and one event cost. */
export const PER_OPERATION: Stage = { names: SCENARIOS.map(({ name }) => name), run };

async function run({ quick, only }: Options): Promise<Finding[]> {
  const chosen = SCENARIOS.filter(({ name }) => name.includes(only ?? ''));
  const size = quick ? { rounds: 3, scale: 0.5 } : { rounds: 7, scale: 1 };
  const [bare, product] = [await Stand.bare(), await Stand.product(AGENTS + 1)];
  try {
    await bare.server.ask('record', await record(product, AGENTS));
    await Promise.all([bare.grow(AGENTS), product.grow(AGENTS)]);
    const findings: Finding[] = [];
    for (const scenario of chosen) {
      findings.push(comparisonFinding(await compare(bare, product, scenario, size)));
    }
    return findings;
  } finally {
    await Promise.all([bare.stop(), product.stop()]);
  }
}

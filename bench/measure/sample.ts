import type { Crew } from '../driver/crew.js';
import type { Scenario } from '../scenarios/scenario.js';
import { within } from '../within.js';

// Ample: it is a bound and no measure.
const DEADLINE = 120_000;

/** One round of one scenario at one server. */
export interface Sample {
  /** microseconds of the server's CPU for one operation */
  readonly cpu: number;
  /** operations in a second, by the clock */
  readonly rate: number;
  /** bytes of payload to the clients for one operation */
  readonly bytes: number;
}

export async function sample(crew: Crew, scenario: Scenario, operations: number): Promise<Sample> {
  const { server, agents } = crew;
  const received = () => agents.reduce((sum, { line }) => sum + line.bytes, 0);
  const [bytes, cpu, begun] = [received(), await server.cpu(), performance.now()];
  await within(DEADLINE, scenario.name, scenario.run(crew, operations));
  const seconds = (performance.now() - begun) / 1000;
  const used = (await server.cpu()) - cpu;
  for (const { line } of agents) Object.assign(line, { onAck: undefined, onEvent: undefined });
  return { cpu: used / operations, rate: operations / seconds, bytes: (received() - bytes) / operations };
}

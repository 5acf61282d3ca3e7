import { ModelWorld } from './model-world.js';
import { OPERATIONS_OF_AGENT, type ModelStep } from './model-steps.js';
import type { Scene } from './model-switch.js';
import { signature } from './model-truth.js';

type Order = readonly ModelStep[];

/** With room for five in a call there are never more legs that something can be done to. */
const LEGS = [0, 1, 2, 3, 4];
const STEPS: Order = [
  ...OPERATIONS_OF_AGENT.map((operation) => ({ do: 'operation', operation }) as const),
  ...LEGS.flatMap((n) => [{ do: 'answers', n } as const, { do: 'is busy', n } as const, { do: 'leaves', n } as const]),
];

/**
 * Takes every order of so many steps; what is not possible ends one, and where two orders lead to the same state only the
 * first goes on. @returns what is not as it should be, each with its order
 */
export async function everyOrder(scene: Scene, depth: number): Promise<string[]> {
  const wrong: string[] = [];
  const seen = new Set<string>();
  let orders: Order[] = [[]];
  for (let step = 0; step < depth; step += 1) {
    const longer = orders.flatMap((order) => STEPS.map((one) => [...order, one]));
    orders = [];
    for (const order of longer) {
      const { faults, idle, state } = await take(scene, order);
      if (faults.length > 0) wrong.push(`${JSON.stringify(order)}: ${faults.join('; ')}`);
      if (faults.length > 0 || idle || seen.has(state)) continue;
      seen.add(state);
      orders.push(order);
    }
  }
  return wrong;
}

async function take(scene: Scene, order: Order) {
  const world = await new ModelWorld(() => 0).start(scene);
  let faults: string[] = [];
  for (const step of order) faults = await world.take(step);
  return { faults, idle: world.idle, state: signature(world.process, world.model) };
}

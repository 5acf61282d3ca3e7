import { FAULT_KINDS, type FaultKind } from '../../src/cti/simulator/fault-kind.js';
import type { FaultyWorld } from './faulty-world.js';
import { chooseCommand, pick, takeStep, type RandomStep } from './random-step.js';

/** One step in a world with faults: what others do, a command begun and not waited for, or a fault. */
export interface FaultyStep extends Omit<RandomStep, 'kind'> {
  readonly kind: RandomStep['kind'] | 'link' | 'restart' | 'fault' | 'settle' | 'reading';
}

const FAULTS = Object.keys(FAULT_KINDS) as FaultKind[];
const SLOW = [1, 20, 50, 100, 1_000, 4_900];
const DELAYS = [0, 1, 100, 1_000, 4_900, 7_000, 20_000];

/** Does one step. @returns what was not as it should be, in words */
export async function takeFaultyStep(world: FaultyWorld, step: FaultyStep): Promise<string[]> {
  const { kind, b, c } = step;
  const { link } = world.simulator;
  switch (kind) {
    case 'allowed':
    case 'any':
      begin(world, { ...step, kind });
      break;
    case 'link':
      if (link.isUp || c % 4 === 0) link.down('cut by hand');
      if (c % 4 === 0 || !link.isUp) link.up();
      break;
    case 'restart':
      link.restart(pick(DELAYS, b) ?? 0);
      break;
    case 'fault':
      addFault(world, step);
      break;
    case 'reading':
      readSlowly(world, step);
      break;
    case 'settle':
      return world.settle();
    default:
      return takeStep(world, { ...step, kind });
  }
  await world.clock.advance(0);
  return [];
}

function begin(world: FaultyWorld, step: RandomStep): void {
  const chosen = chooseCommand(world, step);
  if (chosen) world.commands.begin(chosen);
}

/** The switch is read, and what is reported meanwhile overtakes that. */
function readSlowly({ simulator, agents }: FaultyWorld, { a, b, c }: FaultyStep): void {
  const session = pick(agents, a)?.session;
  if (!session) return;
  const agent = session.identity.agent.id;
  const slow = { fault: 'delayReply', command: 'session.snapshot', agent } as const;
  simulator.faults.add({ ...slow, delay: pick(SLOW, b) ?? 0, times: 1 + (c % 6) });
  void session.cti.refresh();
}

function addFault({ simulator, agents }: FaultyWorld, { a, b, c }: FaultyStep): void {
  const fault = pick(FAULTS, b) ?? 'loseReply';
  const agent = pick(agents, a)?.session.identity.agent.id;
  const delay = pick(DELAYS, c) ?? 0;
  simulator.faults.add({
    fault,
    delay,
    times: 1 + (c % 3),
    ...(agent === undefined ? {} : { agent }),
    // Often it befalls the very reading that should make up for the others.
    ...(a % 4 === 0 ? { command: 'session.snapshot' as const } : {}),
  });
}

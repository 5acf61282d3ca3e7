import { COMMANDS_BY_KIND } from '../../src/sessions/table/command-rows.js';
import type { SessionCommand } from '../../src/protocol/session/session-command.js';
import type { RandomAgent } from './random-agent.js';
import type { RandomWorld } from './random-world.js';

/** One step, as numbers that mean something only in the world as it is then: so it can be shrunk. */
export interface RandomStep {
  readonly kind: 'allowed' | 'any' | 'outside' | 'call' | 'time';
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** Data that fits every command. */
const NUMBERS = [
  '+15550001',
  '+15550002',
  '+15550003',
  '+15550004',
  '1001',
  '1002',
  '1009',
  'busy',
  'unreachable',
  'noanswer',
];
/** What is taken also where it is so already, each with what is allowed then. */
const TAKEN_AGAIN: Readonly<Partial<Record<string, string>>> = {
  'channel.ready': 'channel.notready',
  'channel.notready': 'channel.ready',
  'interaction.recording.stop': 'interaction.recording.start',
};
const WAITS = [0, 1, 10, 50, 50, 300, 6_000, 25_000];
export const SWITCH_MAY_REFUSE = new Set(['success', 'CTI_REJECTED']);
export const REFUSED = new Set(['INVALID_STATE', 'UNSUPPORTED', 'UNKNOWN_TARGET', 'INTERACTION_IN_PROGRESS']);

export const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

/** Does one step. @returns what was not as it should be, in words */
export async function takeStep(world: RandomWorld, step: RandomStep): Promise<string[]> {
  const agent = pick(world.agents, step.a);
  if (!agent) return [];
  switch (step.kind) {
    case 'time':
      await world.clock.advance(pick(WAITS, step.b) ?? 0);
      return [];
    case 'call':
      call(world, step);
      await world.clock.advance(0);
      return [];
    case 'outside':
      outside(world, step);
      await world.clock.advance(0);
      return [];
    case 'allowed':
    case 'any':
      return command(world, step);
  }
}

function call({ simulator }: RandomWorld, { b, c }: RandomStep): void {
  const from = `+1555900${b % 5}`;
  if (c % 2) simulator.sim.customers.callQueue('support', { from });
  else simulator.sim.customers.callAgent(c % 4 ? '1001' : '1002', { from });
}

/** Somebody does something at a telephone, an agent's own or one outside; what does not fit is refused. */
function outside({ simulator }: RandomWorld, { b, c }: RandomStep): void {
  const { sim } = simulator;
  const leg = pick(
    sim.liveCalls.flatMap(({ live }) => live),
    b,
  );
  if (!leg) return;
  // Answered more often than not: what comes after that is what there is most to break in.
  const acts = [
    () => sim.parties.answer(leg),
    () => sim.parties.answer(leg),
    () => sim.parties.answer(leg),
    () => sim.parties.answer(leg),
    () => sim.parties.answer(leg),
    () => sim.parties.release(leg),
    () => sim.parties.hold(leg),
    () => sim.parties.retrieve(leg),
    () => sim.parties.refuse(leg),
    () => leg.party.device && sim.putDown(leg.party.address),
  ];
  try {
    pick(acts, c)?.();
  } catch (error) {
    if ((error as { code?: string }).code !== 'CTI_REJECTED') throw error;
  }
}

/** A command that a step stands for. */
export interface ChosenCommand {
  readonly agent: RandomAgent;
  readonly name: SessionCommand;
  readonly path: string;
  readonly data: object;
  /** whether the client has been told that it would be accepted */
  readonly listed: boolean;
}

/** @returns undefined where the step stands for none, as things are */
export function chooseCommand(world: RandomWorld, { kind, a, b, c }: RandomStep): ChosenCommand | undefined {
  const agent = pick(world.agents, a);
  // Calls are chosen more often than channels, and their legs most of all.
  const chances = (agent?.objects ?? []).flatMap((one) =>
    Array.from({ length: one.path.split('.').length ** 2 }, () => one),
  );
  const object = pick(chances, b);
  if (!agent || !object) return undefined;
  const depth = (['channel', 'interaction', 'conversation'] as const)[object.path.split('.').length - 1] ?? 'channel';
  const name = pick<string>(kind === 'allowed' ? object.allowed : COMMANDS_BY_KIND[depth], c) as
    SessionCommand | undefined;
  // A channel that is gone would leave the agent without a telephone for the rest of the run.
  if (!name || name === 'channel.dispose' || name === 'channel.deactivate') return undefined;
  const party = agent.session.model
    .interactions()
    .flatMap((one) => [...one.conversations.values()].flatMap(({ facts }) => facts.parties))[0]?.id;
  const data = {
    to: pick(NUMBERS, b + c),
    digits: '1',
    queue: 'support',
    party: party ?? 'nobody',
    data: { k: String(c) },
    reason: 'r',
  };
  const other = TAKEN_AGAIN[name];
  const again = other !== undefined && object.allowed.includes(other);
  return { agent, name, path: object.path, data, listed: again || object.allowed.includes(name) };
}

async function command(world: RandomWorld, step: RandomStep): Promise<string[]> {
  const chosen = chooseCommand(world, step);
  if (!chosen) return [];
  const { agent, name, path, data, listed } = chosen;
  const outcome = await agent.command(name, path, data);
  if (listed && !SWITCH_MAY_REFUSE.has(outcome)) return [`${name} ${path} is allowed and answers ${outcome}`];
  if (!listed && !REFUSED.has(outcome)) return [`${name} ${path} is not allowed and answers ${outcome}`];
  return [];
}

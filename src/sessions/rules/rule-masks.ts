import type { CommandRow } from '../table/command-row.js';
import { COMMAND_ROWS, COMMANDS_BY_KIND, type ObjectCommand } from '../table/command-rows.js';
import type { ConditionName, UseName } from './conditions.js';
import type { ObjectKind } from './object-kind.js';

/** The commands that name one kind of object as the bits of a number, by their place in `COMMANDS_BY_KIND`. */
export interface RuleMasks {
  readonly commands: readonly ObjectCommand[];
  /** those that a state of the object takes */
  readonly byState: ReadonlyMap<string, number>;
  /** each condition with those that need it, and what has to be so for some to be of use with those */
  readonly byCondition: readonly (readonly [ConditionName | UseName, number])[];
}

/** The bits of those of the commands for which that is so. */
export function maskOf(commands: readonly ObjectCommand[], is: (command: ObjectCommand) => boolean): number {
  return commands.reduce((mask, command, bit) => (is(command) ? mask | (1 << bit) : mask), 0);
}

/**
 * The table of rules turned inside out, once: what is allowed is worked out for every object at every report, and so each
 * condition is looked at once for all commands that need it, and only where one of them is still in question.
 */
function masksOf(commands: readonly ObjectCommand[]): RuleMasks {
  const rules = commands.map((command) => COMMAND_ROWS[command]);
  const states = new Set(rules.flatMap((rule) => rule.states));
  const needs = ({ conditions = [], useful = [] }: CommandRow): readonly (ConditionName | UseName)[] => [
    ...conditions,
    ...useful,
  ];
  const conditions = new Set(rules.flatMap(needs));
  const needing = (name: ConditionName | UseName) => maskOf(commands, (one) => needs(COMMAND_ROWS[one]).includes(name));
  return {
    commands,
    byState: new Map(
      [...states].map((state) => [state, maskOf(commands, (one) => COMMAND_ROWS[one].states.includes(state))]),
    ),
    byCondition: [...conditions].map((name) => [name, needing(name)] as const),
  };
}

export const RULE_MASKS = {
  channel: masksOf(COMMANDS_BY_KIND.channel),
  interaction: masksOf(COMMANDS_BY_KIND.interaction),
  conversation: masksOf(COMMANDS_BY_KIND.conversation),
} as const satisfies Readonly<Record<ObjectKind, RuleMasks>>;

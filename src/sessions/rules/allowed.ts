import type { ObjectRecord } from '../model/object-record.js';
import { COMMAND_RULES, COMMANDS_BY_KIND, type ObjectCommand } from './command-rules.js';
import { unmet } from './conditions.js';
import type { RuleContext } from './rule-context.js';

/** @returns why the command is not accepted for that object now; undefined where it is */
export function refusal(command: ObjectCommand, record: ObjectRecord, context: RuleContext): string | undefined {
  const rule = COMMAND_RULES[command];
  if (!rule.states.includes(record.state)) return `the ${record.kind} is ${record.state}`;
  for (const condition of rule.conditions ?? []) {
    const why = unmet(condition, record, context);
    if (why) return why;
  }
  return undefined;
}

/** The commands that would be accepted for that object now. */
export function allowedCommands(record: ObjectRecord, context: RuleContext): ObjectCommand[] {
  if (!context.available) return [];
  return COMMANDS_BY_KIND[record.kind].filter(
    (command) => context.supports(command) && refusal(command, record, context) === undefined,
  );
}

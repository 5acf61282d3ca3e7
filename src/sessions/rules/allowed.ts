import { why, type Why } from '../../protocol/why.js';
import type { CtiLacks } from '../../cti/port/cti-facts.js';
import type { ObjectRecord } from '../model/object-records.js';
import { commandNames } from './command-names.js';
import { holds, unmet } from './conditions.js';
import { lackingCommands } from './lacking-commands.js';
import type { RuleContext } from './rule-context.js';
import { RULE_MASKS } from './rule-masks.js';
import { COMMAND_ROWS, type ObjectCommand } from '../table/command-rows.js';

/** @returns why the command is not accepted for that object now; undefined where it is */
export function refusal(command: ObjectCommand, record: ObjectRecord, context: RuleContext): Why | undefined {
  const rule = COMMAND_ROWS[command];
  if (!rule.states.includes(record.state)) return why('wrong-state', `the ${record.kind} is ${record.state}`);
  const lacks = lacksOf(record)?.find(({ commands }) => commands.includes(command));
  if (lacks) return why(lacks.whyCode, lacks.why);
  for (const condition of rule.conditions ?? []) {
    const refused = unmet(condition, record, context);
    if (refused) return refused;
  }
  return undefined;
}

/** The commands that would be accepted for that object now and change something; the same list whenever they are the same. */
export function allowedCommands(record: ObjectRecord, context: RuleContext): readonly ObjectCommand[] {
  return commandNames(record.kind, context.available ? allowedMask(record, context) : 0);
}

function allowedMask(record: ObjectRecord, context: RuleContext): number {
  const { byState, byCondition } = RULE_MASKS[record.kind];
  let mask = context.supported[record.kind] & (byState.get(record.state) ?? 0);
  const lacks = lacksOf(record);
  if (lacks) mask &= ~lackingCommands(lacks)[record.kind];
  for (const [condition, needing] of byCondition) {
    if ((mask & needing) !== 0 && !holds(condition, record, context)) mask &= ~needing;
  }
  return mask;
}

function lacksOf(record: ObjectRecord): readonly CtiLacks[] | undefined {
  if (record.kind === 'channel') return undefined;
  return (record.kind === 'interaction' ? record : record.interaction).facts.lacks;
}

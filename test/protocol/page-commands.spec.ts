import { describe, expect, it } from '@jest/globals';
import { CORE_SESSION_COMMANDS } from '../../src/cti/port/capability.js';
import { COMMAND_TABLE, type CommandName } from '../../src/protocol/command-table.js';
import { CORE_COMMANDS } from '../../src/protocol/core/core-command.js';
import { SERVICE_COMMANDS } from '../../src/protocol/service/service-command.js';
import { SESSION_COMMANDS } from '../../src/protocol/session/session-command.js';
import { TARGET_KINDS } from '../../src/protocol/target.js';
import { COMMAND_RULES, type CommandRule, type ObjectCommand } from '../../src/sessions/rules/command-rules.js';
import { codeSpans } from './code-spans.js';
import { dtoShape } from './dto-shape.js';
import { ProtocolPage } from './protocol-page.js';

const page = new ProtocolPage();
const core = page.table('Core commands').rows;
const always = page.table('Session commands').rows;
const others = page.table('Session commands', 1).rows;

const names = (rows: readonly (readonly string[])[]) => rows.map(([cell]) => codeSpans(cell)[0] ?? '');
const byName = new Map([...core, ...always, ...others].map((row) => [codeSpans(row[0])[0] ?? '', row]));
const TARGETS = ['S', 'S.C', 'S.C.I', 'S.C.I.V'];

describe('docs/protocol.md tells of commands', () => {
  it('every one that there is, and no other', () => {
    expect(names(core)).toEqual([...CORE_COMMANDS]);
    expect(names(always)).toEqual([...CORE_SESSION_COMMANDS]);
    expect([...names(always), ...names(others)]).toEqual([...SESSION_COMMANDS]);
    for (const command of SERVICE_COMMANDS) expect(page.text).toContain(`## ${command}`);
  });

  it.each(CORE_COMMANDS)('the data of %s', (command) => {
    expect(codeSpans(byName.get(command)?.[1])[0]).toBe(dtoShape(COMMAND_TABLE[command]));
  });

  it.each(SESSION_COMMANDS)('target and data of %s', (command) => {
    const [, target, data] = byName.get(command) ?? [];
    const kind = TARGET_KINDS.findIndex((one) => one === command.split('.')[0]);
    expect(codeSpans(target)).toEqual([TARGETS[kind]]);
    expect(codeSpans(data)[0] ?? '').toBe(dtoShape(COMMAND_TABLE[command]));
  });

  it('the data of prepareSession', () => {
    const shape = dtoShape(COMMAND_TABLE['prepareSession' satisfies CommandName]);
    expect(page.text).toContain(`\`data\` is \`${shape}\``);
  });

  it.each(Object.keys(COMMAND_RULES) as ObjectCommand[])('when %s is accepted', (command) => {
    const [, , , states, condition] = byName.get(command) ?? [];
    const rule: CommandRule = COMMAND_RULES[command];
    expect(codeSpans(states)).toEqual([...rule.states]);
    if (rule.conditions) expect(condition).not.toBe('');
  });
});

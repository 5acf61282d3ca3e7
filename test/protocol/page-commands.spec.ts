import { describe, expect, it } from '@jest/globals';
import { CORE_SESSION_COMMANDS } from '../../src/cti/port/capability.js';
import { COMMAND_TABLE, type CommandName } from '../../src/protocol/command-table.js';
import { CORE_COMMANDS } from '../../src/protocol/core/core-command.js';
import { SERVICE_COMMANDS } from '../../src/protocol/service/service-command.js';
import { SESSION_COMMANDS } from '../../src/protocol/session/session-command.js';
import { TARGET_KINDS } from '../../src/protocol/target.js';
import type { CommandRow } from '../../src/sessions/table/command-row.js';
import { COMMAND_ROWS, type ObjectCommand } from '../../src/sessions/table/command-rows.js';
import { codeSpans } from './code-spans.js';
import { dtoFields } from './dto-fields.js';
import { dtoShape } from './dto-shape.js';
import { ProtocolPage } from './protocol-page.js';

const page = new ProtocolPage();
const core = page.table('Core commands').rows;
const always = page.table('Session commands').rows;
const others = page.table('Session commands', 1).rows;

const names = (rows: readonly (readonly string[])[]) => rows.map(([cell]) => codeSpans(cell)[0] ?? '');
const byName = new Map([...core, ...always, ...others].map((row) => [codeSpans(row[0])[0] ?? '', row]));
const those = (are: (row: CommandRow) => boolean) =>
  (Object.keys(COMMAND_ROWS) as ObjectCommand[]).filter((command) => are(COMMAND_ROWS[command]));
const TARGETS = ['S', 'S.C', 'S.C.I', 'S.C.I.V'];

describe('docs/protocol.md tells of commands', () => {
  it('every one that there is, and no other', () => {
    expect(names(core)).toEqual([...CORE_COMMANDS]);
    expect(names(always)).toEqual([...CORE_SESSION_COMMANDS]);
    expect([...names(always), ...names(others)]).toEqual([...SESSION_COMMANDS]);
    for (const command of SERVICE_COMMANDS) expect(page.text).toContain(`## ${command}`);
  });

  it.each(CORE_COMMANDS)('the data of %s', (command) => {
    expect(codeSpans(byName.get(command)?.[1])[0]).toBe(dtoShape(COMMAND_TABLE[command].data));
  });

  it.each(SESSION_COMMANDS)('target and data of %s', (command) => {
    const [, target, data] = byName.get(command) ?? [];
    const kind = TARGET_KINDS.findIndex((one) => one === command.split('.')[0]);
    expect(codeSpans(target)).toEqual([TARGETS[kind]]);
    expect(codeSpans(data)[0] ?? '').toBe(dtoShape(COMMAND_TABLE[command].data));
  });

  it('the data of prepareSession', () => {
    const shape = dtoShape(COMMAND_TABLE['prepareSession' satisfies CommandName].data);
    expect(page.text).toContain(`\`data\` is \`${shape}\``);
  });

  it.each(Object.keys(COMMAND_ROWS) as ObjectCommand[])('when %s is accepted', (command) => {
    const [, , , states, condition] = byName.get(command) ?? [];
    const rule = COMMAND_ROWS[command];
    expect(codeSpans(states)).toEqual([...rule.states]);
    if (rule.conditions) expect(condition).not.toBe('');
  });

  it.each([
    ['dial', '`timeouts.dial` for '],
    ['transfer', '`timeouts.transfer` for '],
    ['digits', 'for '],
  ] as const)('what has the deadline %s', (name, begin) => {
    const [told = ''] = page.text.replaceAll('\n', ' ').split('The time is ')[1]?.split('. ') ?? [];
    const [, of] = told
      .split('; ')
      .flatMap((part) => (part.startsWith(begin) ? [begin, part.slice(begin.length)] : []));
    expect(codeSpans(of)).toEqual(those(({ deadline }) => deadline === name));
  });

  it('what never waits for another command, and what is a success where it is so anyway', () => {
    const before = (words: string) => codeSpans(page.text.replaceAll('\n', ' ').split(words)[0]?.split('. ').at(-1));
    expect(before(' is never in conflict')).toEqual(those(({ urgent }) => urgent === true));
    expect(before(' is a success where the call is as it was asked for')).toEqual(
      those(({ asAsked }) => asAsked !== undefined && asAsked !== 'ended'),
    );
  });

  it("what counts for the bound of an interaction's data: all that is carried of it", () => {
    const carry = those((row) => row.adds?.({ data: { a: 'b' } })?.['a'] === 'b');
    expect(carry).toEqual(
      SESSION_COMMANDS.filter((one) => dtoFields(COMMAND_TABLE[one].data).some(({ name }) => name === 'data')),
    );
  });
});

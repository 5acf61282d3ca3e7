import { describe, expect, it } from '@jest/globals';
import { isCapability } from '../../src/cti/port/capability.js';
import { COMMAND_TABLE, type CommandName } from '../../src/protocol/command-table.js';
import { FAILURE_CODES, type FailureCode } from '../../src/protocol/failure-code.js';
import { OF_NO_COMMAND } from '../../src/protocol/failures.js';
import { SESSION_COMMANDS, type SessionCommand } from '../../src/protocol/session/session-command.js';
import { COMMAND_ROWS, type ObjectCommand } from '../../src/sessions/table/command-rows.js';
import { SESSION_ROWS, type CommandOfSession, type SessionRow } from '../../src/sessions/table/session-rows.js';

const codes = (command: CommandName): readonly FailureCode[] => COMMAND_TABLE[command].failures;
const those = (code: FailureCode, among: readonly SessionCommand[] = SESSION_COMMANDS) =>
  among.filter((command) => codes(command).includes(code));
const sessionRows = Object.entries(SESSION_ROWS) as [CommandOfSession, SessionRow][];
const objects = Object.keys(COMMAND_ROWS) as ObjectCommand[];

describe('what a command may be refused with', () => {
  it('is each of the codes, and none twice', () => {
    const all = (Object.keys(COMMAND_TABLE) as CommandName[]).map(codes);
    expect(new Set([...all, OF_NO_COMMAND].flat())).toEqual(new Set(Object.keys(FAILURE_CODES)));
    for (const list of all) expect(new Set(list).size).toBe(list.length);
  });

  it('goes by what the session knows of it', () => {
    expect(those('UNKNOWN_TARGET')).toEqual(objects);
    expect(those('CONFLICT', objects)).toEqual(objects.filter((command) => !COMMAND_ROWS[command].urgent));
    expect(those('UNSUPPORTED').filter(isCapability)).toEqual(SESSION_COMMANDS.filter(isCapability));
    const notStarted = sessionRows.filter(([, { states }]) => !states.includes('started')).map(([command]) => command);
    expect(SESSION_COMMANDS.filter((one) => !codes(one).includes('SESSION_NOT_STARTED'))).toEqual(notStarted);
    const fromMemory = sessionRows.filter(([, row]) => row.fromMemory).map(([command]) => command);
    expect(those('CTI_UNAVAILABLE', fromMemory)).toEqual([]);
  });
});

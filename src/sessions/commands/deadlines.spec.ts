import { describe, expect, it } from '@jest/globals';
import { SESSION_SETTINGS_OF_TESTS as SETTINGS } from '../../../test/support/session-bench.js';
import { COMMAND_ROWS } from '../table/command-rows.js';
import { deadlineOf, longestDeadline } from './deadlines.js';

describe('how long the CTI has for a command', () => {
  it.each([
    ['conversation.hold', SETTINGS.ctiTimeout],
    ['channel.dial', SETTINGS.dialTimeout],
    ['conversation.answer', SETTINGS.dialTimeout],
    ['interaction.consult', SETTINGS.dialTimeout],
    ['conversation.deflect', SETTINGS.transferTimeout],
  ] as const)('%s: %d ms', (command, ms) => {
    expect(deadlineOf(COMMAND_ROWS[command].deadline, SETTINGS, {})).toBe(ms);
  });

  it('allows for the number of digits', () => {
    const { deadline } = COMMAND_ROWS['conversation.dtmf'];
    const time = (digits: string) => deadlineOf(deadline, SETTINGS, { digits });
    expect(time('1')).toBeGreaterThan(SETTINGS.ctiTimeout);
    expect(time('1'.repeat(32)) - time('1')).toBe(31 * 300);
    const slow = { ...SETTINGS, ctiTimeout: 60_000 };
    expect(longestDeadline(slow)).toBe(deadlineOf(deadline, slow, { digits: '1'.repeat(32) }));
  });
});

import { describe, expect, it } from '@jest/globals';
import type { CtiSession } from '../../cti/port/cti-session.js';
import { LazySignal } from '../../runtime/lazy-signal.js';
import { COMMAND_ROWS, COMMANDS_BY_KIND, type ObjectCommand } from './command-rows.js';

describe('the table of commands', () => {
  const asked: unknown[] = [];
  // Whatever method is called notes its first argument.
  const cti = new Proxy({} as CtiSession, {
    get: () => (first: unknown) => {
      asked.push(first);
      return Promise.resolve();
    },
  });

  it.each(COMMANDS_BY_KIND.interaction)('%s names the contact and no leg of it', async (command) => {
    asked.length = 0;
    await COMMAND_ROWS[command].ask(cti, { channel: 'tel', interaction: 'c1', conversation: '' }, {}, new LazySignal());
    expect(asked).toEqual([{ interaction: 'c1' }]);
  });

  it.each(Object.keys(COMMAND_ROWS) as ObjectCommand[])('%s needs the line just where it takes it', (command) => {
    const { takesLine = false, conditions = [] } = COMMAND_ROWS[command];
    expect([conditions.includes('lineFree'), conditions.includes('notDialing')]).toEqual([takesLine, takesLine]);
  });
});

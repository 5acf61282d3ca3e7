import { describe, expect, it } from '@jest/globals';
import { LazySignal } from '../../runtime/lazy-signal.js';
import type { Capability } from '../../cti/port/capability.js';
import type { CtiSession } from '../../cti/port/cti-session.js';
import { VERBS } from './verbs.js';

describe('how commands are asked of the CTI', () => {
  const asked: unknown[] = [];
  // Whatever method is called notes its first argument.
  const cti = new Proxy({} as CtiSession, {
    get: () => (first: unknown) => {
      asked.push(first);
      return Promise.resolve();
    },
  });
  const commands = (Object.keys(VERBS) as Capability[]).filter((one) => one.startsWith('interaction.'));

  it.each(commands)('%s names the contact and no leg of it', async (command) => {
    asked.length = 0;
    await VERBS[command](cti, { channel: 'tel', interaction: 'c1', conversation: '' }, {}, new LazySignal());
    expect(asked).toEqual([{ interaction: 'c1' }]);
  });
});

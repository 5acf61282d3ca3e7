import { afterAll, describe, expect, it } from '@jest/globals';
import { ConfigFile } from '../protocol/config-file.js';
import { Desktop, succeeded, type ReceivedEvent } from '../support/desktop.js';
import { underAttack } from './under-attack.js';

const post = (url: string, path: string, body: object) =>
  fetch(`${url}/simulator/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const QUICK = `
services: [{ id: InteractionProcessor, provider: simulator, options: { dialSetup: 1, dialAnswer: 1 } }]
`;

describe('an agent who completes nothing', () => {
  const file = new ConfigFile(QUICK);

  afterAll(() => file.remove());

  it('has twenty contacts to complete, and the latest ones', async () => {
    const attack = async (url: string) => {
      const desktop = await (await Desktop.connect(url)).signIn('1004');
      const until = (path: string, state: string) => {
        const fits = ({ target, data }: ReceivedEvent) =>
          target === `${desktop.resource}.${path}` && data?.['interaction']?.['state'] === state;
        return desktop.until(fits, `${path} ${state}`);
      };
      for (let n = 1; n <= 23; n += 1) {
        succeeded(await desktop.command('channel.dial', 'tel', { to: '+15550100' }));
        await until(`tel.i${n}`, 'STARTED');
        succeeded(await desktop.command('conversation.release', `tel.i${n}.v1`));
        await until(`tel.i${n}`, 'ENDED');
      }
      const removed = () => desktop.events.filter(({ name }) => name === 'interaction.removed');
      await desktop.waitFor(() => (removed().length === 3 ? true : undefined), 'three that are completed');
      expect(removed().map(({ target }) => target?.split('.').at(-1))).toEqual(['i1', 'i2', 'i3']);
      expect(removed()[0]?.cause).toMatchObject({ code: 'completed', by: { kind: 'rule' } });
      desktop.close();
    };
    await underAttack('wrap-ups without end', attack, { CONFIG_FILE: file.path });
  });
});

describe('an agent with ever more commands at work', () => {
  it('is refused beyond 32', async () => {
    await underAttack('200 kB in each of 40 commands at work', async (url) => {
      const desktop = await (await Desktop.connect(url)).signIn('1005');
      await post(url, 'faults', { fault: 'delayReply', command: 'channel.ready', agent: '1005', delay: 1_500 });
      const context = 'x'.repeat(200_000);
      const command = { command: 'channel.ready', id: 'same', target: `${desktop.resource}.tel`, context };
      const answers = await Promise.all(Array.from({ length: 40 }, () => desktop.send(command)));
      expect(answers.filter(({ result }) => result === 'success')).toHaveLength(32);
      expect(answers.filter(({ failure }) => failure?.code === 'RATE_LIMITED')).toHaveLength(8);
      desktop.close();
    });
  });
});

import { afterAll, describe, expect, it } from '@jest/globals';
import { ConfigFile } from '../protocol/config-file.js';
import { Desktop, succeeded } from '../support/desktop.js';
import { agentOnCall } from './agent-on-call.js';
import { underAttack } from './under-attack.js';

const text = (length: number) => 'x'.repeat(length);

const dataOf = async (desktop: Desktop): Promise<object> => {
  const { data } = succeeded(await desktop.command('session.snapshot'));
  const { session } = data as { session: { channels: { interactions: { data: object }[] }[] } };
  return session.channels[0]?.interactions[0]?.data ?? {};
};

describe('an agent who attaches ever more to a call', () => {
  it('is told where the bound is, and keeps the session and the call', async () => {
    await underAttack('data without end', async (url) => {
      const desktop = await agentOnCall(url, '1001');
      const outcomes: string[] = [];
      for (let n = 0; n < 60; n += 1) {
        const data = { [`key${n}`]: text(n % 2 ? 250_000 : 4_000) };
        const { result, failure } = await desktop.command('interaction.setdata', 'tel.i1', { data });
        outcomes.push(failure?.code ?? result);
        if (failure) expect(JSON.stringify(failure.details)).toContain('limits.dataBytes');
      }
      expect(outcomes.filter((one) => one === 'success')).toHaveLength(16);
      expect(outcomes.filter((one) => one === 'INVALID_MESSAGE')).toHaveLength(44);
      expect(JSON.stringify(await dataOf(desktop)).length).toBeLessThanOrEqual(65_536);
      const to = { to: '+15550199', data: { note: text(100_000) } };
      expect(await desktop.command('channel.dial', 'tel', to)).toMatchObject({ result: 'failure' });
      expect(desktop.socket.connected).toBe(true);
      desktop.close();
    });
  });
});

describe('an agent who adds channels without end', () => {
  it('gets twenty', async () => {
    await underAttack('channels without end', async (url) => {
      const desktop = await (await Desktop.connect(url)).signIn('1002');
      const add = (n: number) =>
        desktop.command('session.addchannel', '', { channel: { endpoint: `77${n}`, type: 'Telephony' } });
      const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => add(n)));
      expect(answers.filter(({ result }) => result === 'success')).toHaveLength(19);
      expect(await add(30)).toMatchObject({ failure: { code: 'INVALID_STATE' } });
      const { data } = succeeded(await desktop.command('session.snapshot'));
      expect((data as { session: { channels: object[] } }).session.channels).toHaveLength(20);
      desktop.close();
    });
  });
});

describe('an agent who has many answers remembered', () => {
  const file = new ConfigFile('limits: { commandBurst: 1000 }\n');

  afterAll(() => file.remove());

  it('has the latest remembered, and not all', async () => {
    const attack = async (url: string) => {
      const desktop = await agentOnCall(url, '1003');
      // The largest that is sent back, and so is remembered.
      const set = (n: number) =>
        desktop.command('interaction.setdata', 'tel.i1', { data: { note: `${n}`.padEnd(4_000, 'x') } }, `id${n}`);
      for (let n = 0; n < 300; n += 1) succeeded(await set(n));
      const told = () => desktop.events.filter(({ name }) => name === 'interaction.datachanged').length;
      expect(told()).toBe(300);
      succeeded(await set(299));
      expect(told()).toBe(300);
      succeeded(await set(0));
      expect(told()).toBe(301);
      desktop.close();
    };
    await underAttack('answers of 4 kB with an id each', attack, { CONFIG_FILE: file.path });
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { succeeded, type Desktop } from '../support/desktop.js';
import { Processor } from '../support/processor.js';
import type { PhoneAnswer } from '../../src/protocol/answers/phone.answer.js';
import { LaptopSwitch } from './laptop-switch.js';
import { registersByWebSocket } from './registers-by-websocket.js';

const PATIENCE_MS = 10_000;
const SECRET = 'only-for-this-test';

/** What the `asterisk` profile of docker-compose.yml promises, with its configuration of Asterisk and its users' rights. */
describe("the container's Asterisk", () => {
  let laptop: LaptopSwitch;
  let processor: Processor;
  let desktop: Desktop;
  let secrets: string;

  beforeAll(async () => {
    laptop = await LaptopSwitch.start(SECRET);
    secrets = await mkdtemp(join(tmpdir(), 'secrets-'));
    await writeFile(join(secrets, 'phones'), `1001: ${SECRET}\n`);
    processor = await Processor.start({
      CTI_PROVIDER: 'asterisk',
      ASTERISK_AMI_URL: `tcp://127.0.0.1:${laptop.ports.ami}`,
      ASTERISK_AMI_USER: 'processor',
      ASTERISK_AMI_SECRET: SECRET,
      ASTERISK_ARI_URL: `http://127.0.0.1:${laptop.ports.http}`,
      ASTERISK_ARI_USER: 'processor',
      ASTERISK_ARI_SECRET: SECRET,
      ASTERISK_PHONES_URL: `ws://127.0.0.1:${laptop.ports.http}/ws`,
      ASTERISK_PHONES_EXTENSIONS: '1001,1002,1003,1004',
      ASTERISK_PHONES_PASSWORDS_FILE: join(secrets, 'phones'),
    });
    const ready = async () => (await fetch(`${processor.url}/health/ready`)).ok;
    await eventually(ready, PATIENCE_MS, 'the processor ready');
    desktop = await (await processor.desktop()).signIn('1005');
  }, LAB_START_MS);

  afterAll(async () => {
    await processor?.stop();
    await laptop?.stop();
    await rm(secrets, { recursive: true });
  });

  const conversation = (state: string, from = 0) =>
    desktop.until((event) => event.data?.['conversation']?.['state'] === state, state, from);

  it('loads without an error', async () => {
    expect((await laptop.log()).split('\n').filter((line) => /ERROR|WARNING/.test(line))).toEqual([]);
  });

  it("takes the customer's call through the queue to an agent, who holds and retrieves it", async () => {
    await laptop.phone('1005');
    const customer = await laptop.phone('customer');
    succeeded(await desktop.command('channel.ready', 'tel'));
    await customer.dial('800');
    const ringing = await conversation('alerting');
    expect(ringing.data?.['conversation']?.['parties']).toMatchObject([{ address: '+15550100' }]);
    for (const [command, state] of [
      ['answer', 'connected'],
      ['hold', 'held'],
      ['retrieve', 'connected'],
      ['release', 'ended'],
    ] as const) {
      const from = desktop.events.length;
      succeeded(await desktop.command(`conversation.${command}`, 'tel.i1.v1'));
      await conversation(state, from);
    }
    await customer.next('ended');
    succeeded(await desktop.command('interaction.complete', 'tel.i1'));
  });

  it('takes the telephone in the browser of an agent, by what the agent is told', async () => {
    const agent = await (await processor.desktop()).signIn('1001');
    const { phone } = succeeded(await agent.command('session.phone'))['data'] as PhoneAnswer;
    if (!phone) throw new Error('agent 1001 has no telephone in the browser');
    expect(await registersByWebSocket({ ...phone, password: 'another' })).toEqual([401, 401]);
    expect(await registersByWebSocket(phone)).toEqual([401, 200]);
    expect(await laptop.cli('pjsip show endpoint 1001')).toMatch(/webrtc +: yes/);
    expect(succeeded(await desktop.command('session.phone'))['data']).toEqual({});
  });

  it("lets the agent dial the customer's phone by any outside number", async () => {
    const customer = await laptop.phone('customer');
    const from = desktop.events.length;
    const { data } = succeeded(await desktop.command('channel.dial', 'tel', { to: '+15550123' }));
    const { call } = await customer.next('incoming');
    customer.answer(call);
    await conversation('connected', from);
    const { interaction, conversation: id } = data as { interaction: string; conversation: string };
    succeeded(await desktop.command('conversation.release', `tel.${interaction}.${id}`));
    await customer.next('ended');
  });
});

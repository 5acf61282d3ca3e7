import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { succeeded, type Desktop } from '../support/desktop.js';
import { Processor } from '../support/processor.js';

const CONFIG = `
models:
  - { name: default, maxInteractions: 40 }
services:
  - id: InteractionProcessor
    provider: simulator
    options: { dialSetup: 20, dialAnswer: 100, dialTimeout: 60000, latency: 20 }
`;
/** Milliseconds that the answer to a reading takes, and between two customers who call: several in each reading. */
const SLOW = 300;
const EVERY = 60;

describe('a switch that is slow to be read, and busy', () => {
  let processor: Processor;

  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'processor-')), 'config.yaml');
    writeFileSync(file, CONFIG);
    processor = await Processor.start({ CONFIG_FILE: file });
  });

  afterAll(() => processor.stop());

  /** From the refusal of `command` until it is answered the switch is read, while one customer after the other calls. */
  const readSlowly = async (desktop: Desktop, agent: string, command: () => Promise<unknown>, meanwhile = () => {}) => {
    await processor.simulator('POST', 'faults', {
      fault: 'delayReply',
      agent,
      command: 'session.snapshot',
      delay: SLOW,
      times: 40,
    });
    const from = desktop.events.length;
    const reading = { over: false };
    const answered = command().finally(() => (reading.over = true));
    for (let calls = 1; !reading.over && calls < 30; calls += 1) {
      await processor.simulator('POST', 'calls', {
        agent,
        from: `+1555${agent}${calls}`,
        behaviour: { patience: 60_000 },
      });
      if (calls === 2) meanwhile();
      await pause(EVERY);
    }
    await answered;
    expect(reading.over).toBe(true);
    // What was ended wrongly has been told by now.
    await pause(SLOW);
    expect(desktop.names(from).filter((name) => /ended|removed|disposed/.test(name))).toEqual([]);
    return desktop.events.slice(from);
  };

  it('tells no call as ended that rings', async () => {
    const desktop = await (await processor.desktop()).signIn('1001');
    await processor.simulator('POST', 'faults', { fault: 'refuse', agent: '1001', command: 'channel.ready' });
    const events = await readSlowly(desktop, '1001', () => desktop.command('channel.ready', 'tel'));
    const rings = events.filter(({ name }) => name === 'interaction.added');
    expect(rings.length).toBeGreaterThan(2);
    const last = rings.at(-1)?.target?.split('.').slice(1).join('.') ?? '';
    succeeded(await desktop.command('conversation.answer', `${last}.v1`));
  });

  it('answers two commands at once with what they have done', async () => {
    const desktop = await (await processor.desktop()).signIn('1002');
    const leg = (id: string, state: string) =>
      desktop.until(
        ({ target, data }) =>
          target === `${desktop.resource}.tel.${id}.v1` && data?.['conversation']?.['state'] === state,
        `${id} ${state}`,
      );
    succeeded(await desktop.command('channel.dial', 'tel', { to: '+15550001' }));
    await leg('i1', 'connected');
    succeeded(await desktop.command('channel.dial', 'tel', { to: '+15550002' }));
    await leg('i2', 'connected');
    await processor.simulator('POST', 'faults', { fault: 'refuse', agent: '1002', command: 'conversation.dtmf' });
    let answers: readonly ReturnType<Desktop['command']>[] = [];
    const events = await readSlowly(
      desktop,
      '1002',
      () => desktop.command('conversation.dtmf', 'tel.i2.v1', { digits: '1' }),
      () => {
        answers = [
          desktop.command('channel.dial', 'tel', { to: '+15550003' }),
          desktop.command('conversation.retrieve', 'tel.i1.v1'),
        ];
      },
    );
    const [dialled, retrieved] = await Promise.all(answers);
    if (!dialled) throw new Error('nothing was dialled');
    expect(retrieved).toMatchObject({ result: 'failure', failure: { code: 'CTI_REJECTED' } });
    const { interaction } = succeeded(dialled)['data'] as { interaction: string };
    const added = events.find(({ target }) => target === `${desktop.resource}.tel.${interaction}`);
    expect(added?.data?.['interaction']).toMatchObject({ direction: 'outbound', to: '+15550003' });
    await leg(interaction, 'connected');
  });
});

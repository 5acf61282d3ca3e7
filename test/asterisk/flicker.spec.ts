import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SessionCommand } from '../../src/protocol/session/session-command.js';
import { AsteriskLab, LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { succeeded, type Desktop, type ReceivedEvent } from '../support/desktop.js';
import { bothHalves, flicker } from '../support/flicker.js';
import { Processor } from '../support/processor.js';

const PATIENCE_MS = 10_000;
const THIRD = '+15550456';

/** What a desktop's buttons do from a command to its answer. */
describe('the buttons of a desktop on a real Asterisk', () => {
  const lab = new AsteriskLab();
  let processor: Processor;
  let desktop: Desktop;
  const seen: string[] = [];

  beforeAll(async () => {
    await lab.start(['1001', '1002']);
    const { host, amiPort, httpPort, amiUser, ariUser, secret } = lab.server;
    processor = await Processor.start({
      CTI_PROVIDER: 'asterisk',
      ASTERISK_AMI_URL: `tcp://${host}:${amiPort}`,
      ASTERISK_AMI_USER: amiUser,
      ASTERISK_AMI_SECRET: secret,
      ASTERISK_ARI_URL: `http://${host}:${httpPort}`,
      ASTERISK_ARI_USER: ariUser,
      ASTERISK_ARI_SECRET: secret,
    });
    const ready = async () => (await fetch(`${processor.url}/health/ready`)).ok;
    await eventually(ready, PATIENCE_MS, () => 'in service');
    desktop = await processor.desktop();
    await desktop.signIn('1001', 'demo', true);
  }, LAB_START_MS);

  afterAll(async () => {
    desktop.close();
    await processor.stop();
    await lab.stop();
  });

  const told = () => desktop.events.filter(({ name }) => name !== undefined);

  const press = async (command: SessionCommand, path: string, data: object = {}) => {
    const from = told().length;
    succeeded(await desktop.command(command, path, data));
    await desktop.command('session.snapshot');
    seen.push(...flicker(told(), from).map((one) => `${command}: ${one}`));
  };
  const state = (event: ReceivedEvent) => event.data?.['conversation']?.['state'];
  const leg = (path: string, wanted: string) =>
    desktop.until((event) => event.target?.endsWith(path) === true && state(event) === wanted, `${path} ${wanted}`);
  const third = async () => {
    const reaching = () => lab.customer.calls.find((one) => one.direction === 'in' && one.calledNumber.endsWith(THIRD));
    return eventually(reaching, PATIENCE_MS, () => `a call at ${THIRD}`);
  };

  it('go or come at most once with each command, and never both halves', async () => {
    await press('channel.ready', 'tel');
    await lab.customer.dial('800');
    await leg('i1.v1', 'alerting');
    await press('conversation.answer', 'tel.i1.v1');
    await leg('i1.v1', 'connected');
    for (const command of ['hold', 'retrieve', 'mute', 'unmute'] as const) {
      await press(`conversation.${command}`, 'tel.i1.v1');
    }
    for (const command of ['start', 'pause', 'resume', 'stop'] as const) {
      await press(`interaction.recording.${command}`, 'tel.i1');
    }
    await press('interaction.consult', 'tel.i1', { to: THIRD });
    lab.customer.answer(await third());
    await leg('i1.v2', 'connected');
    await press('interaction.alternate', 'tel.i1');
    await press('interaction.alternate', 'tel.i1');
    await press('conversation.hold', 'tel.i1.v2');
    await press('conversation.retrieve', 'tel.i1.v1');
    await press('interaction.consultconference', 'tel.i1');
    await press('conversation.hold', 'tel.i1.v1');
    await press('conversation.retrieve', 'tel.i1.v1');
    await press('conversation.release', 'tel.i1.v1');
    await press('interaction.complete', 'tel.i1');
    expect([...seen, ...bothHalves(told())]).toEqual([]);
  });
});

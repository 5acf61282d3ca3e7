import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AsteriskLab, LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { Desktop, succeeded, type ReceivedEvent } from '../support/desktop.js';
import { ProcessorProcess } from '../support/process.js';
import { linesOf } from '../support/story-lines.js';

const PATIENCE_MS = 10_000;
const TEST_MS = 60_000;
const CALLER = '5551234';
const DIALLED = '+15550177';
const NAME = 'Ada Planted';

describe('the log of a call on a real Asterisk', () => {
  const lab = new AsteriskLab();
  let running: ProcessorProcess;
  let desktop: Desktop;

  beforeAll(async () => {
    await lab.start(['1001']);
    const { host, amiPort, httpPort, amiUser, ariUser, secret } = lab.server;
    running = ProcessorProcess.start({
      PORT: '0',
      LOG_FORMAT: 'json',
      LOG_LEVEL: 'debug',
      LOG_PERSONAL_DATA: 'hide',
      CTI_PROVIDER: 'asterisk',
      ASTERISK_AMI_URL: `tcp://${host}:${amiPort}`,
      ASTERISK_AMI_USER: amiUser,
      ASTERISK_AMI_SECRET: secret,
      ASTERISK_ARI_URL: `http://${host}:${httpPort}`,
      ASTERISK_ARI_USER: ariUser,
      ASTERISK_ARI_SECRET: secret,
    });
    const url = await running.url();
    const ready = async () => (await fetch(`${url}/health/ready`)).ok;
    await eventually(ready, PATIENCE_MS, () => 'in service');
    desktop = await (await Desktop.connect(url)).signIn('1001');
  }, LAB_START_MS + TEST_MS);

  afterAll(async () => {
    desktop.close();
    running.signal('SIGTERM');
    await running.exit();
    await lab.stop();
  }, TEST_MS);

  const state = (event: ReceivedEvent) => event.data?.['conversation']?.['state'];
  const conversation = (wanted: string) => desktop.until((event) => state(event) === wanted, wanted);
  const sends = async (command: string, target: string, data?: object) =>
    succeeded(await desktop.command(command, target, data));

  it(
    'has one id from the ring over a transfer to the end of the work, and no number or name where they are hidden',
    async () => {
      await sends('channel.ready', 'tel');
      await lab.customer.dial('800');
      await conversation('alerting');
      await sends('conversation.answer', 'tel.i1.v1');
      await conversation('connected');
      await sends('interaction.setdata', 'tel.i1', { data: { customer: NAME } });
      await sends('conversation.hold', 'tel.i1.v1');
      const transferred = sends('conversation.transfer', 'tel.i1.v1', { to: DIALLED });
      const { call: outside } = await lab.customer.next('incoming');
      lab.customer.answer(outside);
      await transferred;
      await desktop.until(({ name }) => name === 'interaction.ended', 'the end');
      await sends('interaction.complete', 'tel.i1', { disposition: NAME });
      await running.prints(/command interaction\.complete/);
      await lab.customer.hangup(outside);
      await lab.untilEmpty();

      const lines = linesOf(running.output, 'json');
      const [added] = lines.filter(({ message }) => message === 'event interaction.added');
      const session = added?.['session'];
      const call = lines.filter((line) => line['call'] === added?.['call']);
      const said = (context: string) => call.flatMap((line) => (line['context'] === context ? line['message'] : []));
      expect(said('Story')).toEqual(
        expect.arrayContaining(['event interaction.added', 'contact ended', 'command interaction.complete']),
      );
      expect(said('AsteriskCalls')).toEqual(expect.arrayContaining(['confirmed', expect.stringMatching(/^hold: /)]));
      expect(said('AsteriskRequests')).toEqual(
        expect.arrayContaining(['PJSIPNotify', 'POST /channels/create', 'QueueLog']),
      );
      const agent = { agent: '1001', service: added?.['service'] };
      for (const line of call) expect(line).toMatchObject(agent);
      const ofCommands = call.filter(({ trace }) => trace !== undefined);
      expect(ofCommands.filter((line) => line['session'] !== session)).toEqual([]);
      for (const planted of [CALLER, DIALLED, NAME]) expect(running.output).not.toContain(planted);
    },
    TEST_MS,
  );
});

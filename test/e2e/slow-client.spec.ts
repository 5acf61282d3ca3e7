import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { succeeded, type Desktop } from '../support/desktop.js';
import { orderFaults } from '../support/protocol-order.js';
import { Processor } from '../support/processor.js';
import { deafen } from './deafen.js';
import { Poller } from './poller.js';

/** Makes an interaction that is large wherever it is shown. */
const dial = { command: 'channel.dial', data: { to: '500', data: { note: 'x'.repeat(60_000) } } };

/** Asked at once, and as many again in each of these milliseconds, as the limits allow: until no more may wait. */
const [MANY, EVERY] = [150, 1_500];

describe('a client that reads too slowly', () => {
  let processor: Processor;
  let other: Desktop;

  beforeAll(async () => {
    processor = await Processor.start();
    other = await processor.desktop();
  });

  afterAll(() => processor.stop());

  /** Whether some client is bound to the session of that agent. */
  const bound = async (agent: string) => {
    const data = { agent: { id: agent, password: 'demo' } };
    const answer = await other.send({ command: 'prepareSession', data });
    return (answer['session'] as { bound: boolean }).bound;
  };

  it('is told, unbound and cut off; it comes back and has lost nothing', async () => {
    const slow = await (await processor.desktop()).signIn('1001');
    const { resource, token } = slow;
    succeeded(await slow.send({ ...dial, target: `${resource}.tel` }));
    const gone = new Promise((resolve) => slow.socket.once('disconnect', resolve));
    const hear = deafen(slow);
    let asked = 0;
    // Each look is a command of another client, answered meanwhile.
    for (; await bound('1001'); asked += MANY) {
      for (let n = 0; n < MANY; n += 1) slow.socket.emit('command', { command: 'session.snapshot', target: resource });
      await new Promise((resolve) => setTimeout(resolve, EVERY));
    }
    hear();
    const told = await slow.until((event) => event.eventType === 'resourceUnbound', 'resourceUnbound');
    expect(told).toMatchObject({ resource, cause: { code: 'clientlost', by: { kind: 'client' } } });
    expect(told['reason']).toEqual(expect.any(String));
    expect(slow.responses.length).toBeLessThan(asked);
    // As by a lost line, after which clients connect again by themselves.
    expect(await gone).toBe('transport close');

    const back = await processor.desktop();
    back.resource = resource;
    const events = slow.events.filter(({ seq }) => seq !== undefined);
    const lastSeq = events.at(-1)?.seq;
    succeeded(await back.send({ command: 'bindResource', data: { resource, token, lastSeq } }));
    succeeded(await back.command('channel.ready', 'tel'));
    expect(orderFaults([...events, ...back.events])).toEqual([]);
  });

  it('over long polling too', async () => {
    const poller = await Poller.connect(processor.url);
    const target = await poller.signIn('1002');
    await poller.succeed({ ...dial, target: `${target}.tel` });
    for (let n = 0; n < 100; n += 1) await poller.send({ command: 'session.snapshot', target });
    const answers = (await poller.rest()).filter((packet) => packet.startsWith('42["response"'));
    // Four megabytes of sixty kilobytes each, and one more.
    expect(answers.length).toBeGreaterThan(60);
    expect(answers.length).toBeLessThan(75);
  });

  it('without a session may leave little', async () => {
    const poller = await Poller.connect(processor.url);
    for (let n = 0; n < 100; n += 1) await poller.send({ command: 'getServices', id: `${n}` });
    const answers = (await poller.rest()).filter((packet) => packet.startsWith('42["response"'));
    expect(answers.join('').length).toBeLessThan(65_536);
    expect(answers.length).toBeGreaterThan(20);
  });
});

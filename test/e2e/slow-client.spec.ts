import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { succeeded, type Desktop } from '../support/desktop.js';
import { orderFaults } from '../support/protocol-order.js';
import { Processor } from '../support/processor.js';
import { deafen } from './deafen.js';
import { Poller } from './poller.js';

/** Fails, and is sent back in the answer. */
const large = { command: 'nonsense', context: 'x'.repeat(250_000) };

/** More than the sockets of both sides hold, and more than may wait. */
const MANY = 150;

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
    const gone = new Promise((resolve) => slow.socket.once('disconnect', resolve));
    const hear = deafen(slow);
    for (let n = 0; n < MANY; n += 1) slow.socket.emit('command', large);
    // Each look is a command of another client, answered meanwhile.
    while (await bound('1001')) await new Promise((resolve) => setTimeout(resolve, 20));
    hear();
    const told = await slow.until((event) => event.eventType === 'resourceUnbound', 'resourceUnbound');
    expect(told).toMatchObject({ resource, cause: { code: 'clientlost', by: { kind: 'client' } } });
    expect(told['reason']).toEqual(expect.any(String));
    expect(slow.responses.length).toBeLessThan(MANY);
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
    for (let n = 0; n < MANY; n += 1) await poller.send(large);
    const packets = await poller.rest();
    const answers = packets.filter((packet) => packet.startsWith('42["response"'));
    // Four megabytes of a quarter each, and one more.
    expect(answers.length).toBeGreaterThan(14);
    expect(answers.length).toBeLessThan(19);
  });
});

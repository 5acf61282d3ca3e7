import { connect, type Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';
import { underAttack } from './under-attack.js';

const TYPE = { 'content-type': 'application/json' };

/** Sends requests over one connection, one after the other, and gives the status of each. */
async function pipelined(url: string, path: string, bodies: readonly string[]): Promise<readonly number[]> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const statuses: number[] = [];
  socket.setEncoding('latin1').on('data', (text: string) => {
    for (const [, status] of text.matchAll(/HTTP\/1\.1 (\d+)/g)) statuses.push(Number(status));
  });
  socket.on('error', () => undefined);
  for (const body of bodies) {
    const head = `POST /simulator/${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n`;
    socket.write(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }
  await eventually('all are answered', () => statuses.length >= bodies.length);
  socket.destroy();
  return statuses;
}

const many = (count: number, body: object) => Array.from({ length: count }, () => JSON.stringify(body));
const counted = (statuses: readonly number[], status: number) => statuses.filter((one) => one === status).length;

describe('a control that is open', () => {
  it('takes bodies of a bounded size and depth', async () => {
    await underAttack('large and deep bodies at the control', async (url) => {
      const post = async (body: string, headers = {}) =>
        (await fetch(`${url}/simulator/calls`, { method: 'POST', headers: { ...TYPE, ...headers }, body })).status;
      const call = (data: string) => `{"queue":"support","from":"+1","data":${data}}`;
      expect(await post(call(JSON.stringify({ a: 'x'.repeat(1_000_000) })))).toBe(413);
      expect(await post(call('{"a":'.repeat(6_000) + '1' + '}'.repeat(6_000)))).toBe(400);
      expect(await post('['.repeat(60_000))).toBe(400);
      expect(await post('['.repeat(30_000) + ']'.repeat(30_000))).toBe(400);
      expect(await post(call(JSON.stringify({ a: 'x'.repeat(5_000) })))).toBe(400);
      expect(await post(call('{"__proto__":{"a":"b"},"constructor":"c"}'))).toBeLessThan(500);
      expect(await post(call('{}'), { 'content-encoding': 'gzip' })).toBe(415);
      const paths = [
        'calls/__proto__/hangup',
        'legs/v1/constructor',
        'calls?service[a]=b',
        'calls?service=a&service=b',
      ];
      for (const path of paths) {
        const { status } = await fetch(`${url}/simulator/${path}`, { method: 'POST', headers: TYPE, body: '{}' });
        expect(status).toBeLessThan(500);
      }
    });
  });

  it('does not fill the memory with calls, faults or digits, nor with lists that nobody reads', async () => {
    await underAttack('a control that is filled', async (url) => {
      const data = { a: 'x'.repeat(2_000) };
      const calls = await pipelined(url, 'calls', many(1_100, { queue: 'sales', from: '+1', data }));
      expect(counted(calls, 201)).toBeLessThanOrEqual(1_000);
      expect(counted(calls, 429)).toBeGreaterThanOrEqual(100);
      expect(counted(await pipelined(url, 'faults', many(150, { fault: 'refuse', agent: 'x' })), 429)).toBe(50);

      const deaf: Socket[] = Array.from({ length: 10 }, () => connect(Number(new URL(url).port), '127.0.0.1'));
      for (const socket of deaf) {
        socket.on('error', () => undefined).pause();
        socket.write('GET /simulator/calls HTTP/1.1\r\nhost: localhost\r\n\r\n'.repeat(10));
      }
      await eventually('others are given lists', async () => (await fetch(`${url}/simulator/calls`)).status === 200);
      for (const socket of deaf) socket.destroy();
      // The others' calls go on.
      expect((await fetch(`${url}/simulator/calls/c1/hangup`, { method: 'POST' })).status).toBe(200);
    });
  });
});

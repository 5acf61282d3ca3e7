import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { claimPorts } from './port-block.js';
import type { PortBlock } from './port-block.js';

const HOST = '127.0.0.1';
const TRUNK = '127.0.0.2';

describe('claimPorts', () => {
  const held: PortBlock[] = [];
  const claim = async (first: number): Promise<PortBlock> => {
    const block = await claimPorts(HOST, TRUNK, first);
    held.push(block);
    return block;
  };
  afterEach(async () => {
    await Promise.all(held.splice(0).map((block) => block.release()));
  });

  it('gives everybody ports of their own, also to those who come at the same moment', async () => {
    const blocks = await Promise.all([claim(3), claim(3), claim(3)]);
    const all = blocks.flatMap(({ sip, ami, http, rtpFirst, rtpLast }) => [sip, ami, http, rtpFirst, rtpLast]);
    expect(new Set(all).size).toBe(all.length);
    const ranges = blocks.map(({ rtpFirst, rtpLast }) => [rtpFirst, rtpLast] as const).sort(([a], [b]) => a - b);
    ranges.forEach(([first], i) => expect(first).toBeGreaterThan(ranges[i - 1]?.[1] ?? 0));
  });

  it('passes over a block in which somebody else sits, and takes it again once it is free', async () => {
    const first = await claim(0);
    await first.release();
    const socket = createSocket('udp4');
    await new Promise<void>((resolve) => socket.bind(first.sip, TRUNK, () => resolve()));
    const server = createServer();
    const second = await claim(0);
    expect(second.sip).not.toBe(first.sip);
    await second.release();
    await new Promise<void>((resolve) => void server.listen(second.ami, HOST, () => resolve()));
    const third = await claim(0);
    expect([first.sip, second.sip]).not.toContain(third.sip);
    await Promise.all([
      new Promise<void>((resolve) => socket.close(() => resolve())),
      new Promise<void>((resolve) => void server.close(() => resolve())),
    ]);
  });
});

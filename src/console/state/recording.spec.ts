import { expect, it } from '@jest/globals';
import type { TappedMessage } from '../../client.js';
import { MOST_RECORDED, Recording } from './recording.js';

const sent = (id: string) => ({ command: 'channel.ready', id, url: 'http://a', attempt: 1, time: 1 });
const command = (id: string): TappedMessage => ({ kind: 'command', ...sent(id) });
const answer = (id: string): TappedMessage => ({
  kind: 'answer',
  ...sent(id),
  answer: { command: 'channel.ready', result: 'success' },
  latency: 7,
});
const event = (text = ''): TappedMessage => ({
  kind: 'event',
  url: 'http://a',
  time: 2,
  event: { name: 'channel.statechanged', target: 's.tel', seq: 1, time: '', data: { text } },
});

it('puts the answer to its command, and knows what came before it', () => {
  const recording = new Recording();
  for (const message of [command('1'), command('2'), event(), answer('1'), answer('3')]) recording.take(message);
  const [first, second] = recording.entries.value;
  expect(first).toMatchObject({ number: 1, answer: { latency: 7 }, answeredAfter: 3 });
  expect(second).not.toHaveProperty('answer');
});

it('keeps as many as it may, and as much', () => {
  const recording = new Recording();
  for (let count = 0; count < MOST_RECORDED + 20; count += 1) recording.take(event());
  expect([recording.entries.value.length, recording.entries.value[0]?.number]).toEqual([MOST_RECORDED, 21]);
  const big = 'x'.repeat(1_900_000);
  recording.take(event(big));
  recording.take(event(big));
  expect(recording.entries.value.length).toBeGreaterThan(2);
  recording.take(event(big));
  expect(recording.entries.value).toHaveLength(2);
});

it('takes nothing while it is paused but the answers to what is there', () => {
  const recording = new Recording();
  recording.take(command('1'));
  recording.paused.value = true;
  for (const message of [event(), answer('1')]) recording.take(message);
  expect(recording.entries.value).toEqual([expect.objectContaining({ answeredAfter: 1 })]);
  recording.clear();
  expect(recording.entries.value).toEqual([]);
});

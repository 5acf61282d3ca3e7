import { expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { tapOf } from './tap-of.js';
import type { TappedMessage } from './tapped-message.js';

it('tells a tap a copy without passwords and tokens, and the time', () => {
  const clock = new FakeClock();
  const told: TappedMessage[] = [];
  const agent = { id: '1001', password: 'demo' };
  const sent = { command: 'prepareSession', url: 'http://a', attempt: 1, data: { agent } };
  const answer = { command: 'prepareSession', result: 'success', resource: { id: 's', token: 't' } } as const;
  const tap = tapOf((message) => told.push(message), clock);
  tap?.({ kind: 'command', ...sent });
  tap?.({ kind: 'answer', ...sent, answer, latency: 7 });
  const hidden = { ...sent, data: { agent: { id: '1001', password: '•••' } } };
  expect(told).toEqual([
    { kind: 'command', ...hidden, time: clock.now() },
    {
      kind: 'answer',
      ...hidden,
      answer: { ...answer, resource: { id: 's', token: '•••' } },
      latency: 7,
      time: clock.now(),
    },
  ]);
  expect(agent.password).toBe('demo');
});

it('tells nothing of what a telephone registers with', () => {
  const told: TappedMessage[] = [];
  const sent = { command: 'session.phone', url: 'http://a', attempt: 1 };
  const iceServers = [{ urls: ['turn:a'], username: 'u', credential: 'hidden' }];
  const data = { phone: { url: 'ws://a', address: 'sip:1@a', user: '1', password: 'hidden', iceServers } };
  const answer = { command: 'session.phone', result: 'success', data } as const;
  tapOf((message) => told.push(message), new FakeClock())?.({ kind: 'answer', ...sent, answer, latency: 7 });
  expect(told).toHaveLength(1);
  expect(JSON.stringify(told)).not.toContain('hidden');
});

import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import { ListTurns } from './list-turns.js';

/** As much of a response as is needed: it can be closed. */
class FakeResponse extends EventEmitter {
  destroy(): void {
    this.emit('close');
  }

  get response(): ServerResponse {
    return this as unknown as ServerResponse;
  }
}

describe('ListTurns', () => {
  it('lets two be on their way, the next when one is there, and none for ever', async () => {
    const clock = new FakeClock();
    const turns = new ListTurns(clock);
    const [first, second, third] = [new FakeResponse(), new FakeResponse(), new FakeResponse()];
    turns.take(first.response);
    turns.take(second.response);
    expect(() => turns.take(third.response)).toThrow(expect.objectContaining({ status: 429 }));
    first.emit('close');
    turns.take(third.response);
    expect(() => turns.take(first.response)).toThrow();
    await clock.advance(10_000);
    turns.take(first.response);
    turns.take(second.response);
    expect(clock.pending).toBe(2);
  });
});

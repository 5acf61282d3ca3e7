import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import type { CommandResponse } from '../../protocol/response.js';
import type { Settings } from '../options.js';
import { Addresses } from './addresses.js';
import { Link } from './link.js';
import type { WireSocket } from './wire-socket.js';

const refusal = (code: string) => ({ result: 'failure', failure: { code, message: '', retryable: true } });

describe('a command on its way', () => {
  let clock: FakeClock;
  let link: Link;
  let closing: AbortController;
  let answers: object[];
  let reachable: boolean;
  let opens: number;
  let ids: unknown[];
  let parents: unknown[];
  let traceparent: () => string | undefined;
  let socket: Pick<WireSocket, 'connected' | 'send' | 'disconnect' | 'onEvent' | 'onClose'>;

  const opened = () => {
    opens += 1;
    if (!reachable) return Promise.reject(new Error('nobody there'));
    socket = {
      connected: true,
      onEvent: () => undefined,
      onClose: () => undefined,
      disconnect: () => undefined,
      send: ({ id, traceparent }, take) => {
        ids.push(id);
        parents.push(traceparent);
        const given = answers.length > 1 ? answers.shift() : answers[0];
        if (given) void Promise.resolve(given as CommandResponse).then(take);
      },
    };
    return Promise.resolve(socket as WireSocket);
  };

  const lose = () => {
    reachable = false;
    socket.connected = false;
    socket.onClose('lost');
  };

  beforeEach(async () => {
    [clock, closing, answers, reachable, ids] = [new FakeClock(), new AbortController(), [], true, []];
    [opens, parents, traceparent] = [0, [], () => undefined];
    const patience = { patience: 1_000, connectTimeout: 500, probeAfter: 5_000 };
    const settings = { ...patience, clock, random: () => 0, traceparent: () => traceparent() };
    const joining = { join: () => Promise.resolve(), take: () => undefined };
    const addresses = new Addresses(['http://a'], () => 0);
    link = new Link(addresses, settings as unknown as Settings, closing.signal, joining, opened);
    void link.keep();
    await clock.advance(0);
  });

  afterEach(() => closing.abort());

  const asked = async () => {
    const answer = link.ask({ command: 'channel.dial', id: '1', target: 's.tel' }, {}).catch((error: unknown) => error);
    await clock.advance(200);
    return answer;
  };

  it('may have been carried out where the line is lost and no other is found', async () => {
    const answer = asked();
    await clock.advance(100);
    lose();
    await clock.advance(2_000);
    expect(await answer).toMatchObject({ code: 'NO_ANSWER' });
  });

  it('was not sent where there was no line', async () => {
    lose();
    const answer = asked();
    await clock.advance(2_000);
    expect(await answer).toMatchObject({ code: 'NO_CONNECTION' });
  });

  it('is sent again by the same id where nobody has begun it', async () => {
    answers = [refusal('SERVICE_UNAVAILABLE'), { result: 'success' }];
    expect(await asked()).toEqual({ result: 'success' });
    expect(ids).toEqual(['1', '1']);
  });

  it('tells what it is refused for where nobody begins it in time', async () => {
    answers = [refusal('SERVICE_UNAVAILABLE')];
    const answer = asked();
    await clock.advance(2_000);
    expect(await answer).toMatchObject({ name: 'RefusedError', code: 'SERVICE_UNAVAILABLE' });
  });

  const cut = async () => {
    lose();
    reachable = true;
    await clock.advance(0);
  };

  it('is not sought anew at once where each line is cut as soon as it is there', async () => {
    for (let ms = 0; ms < 10_000; ms += 50) {
      if (socket.connected) await cut();
      await clock.advance(50);
    }
    expect(opens).toBeGreaterThan(4);
    expect(opens).toBeLessThan(12);
    await clock.advance(20_000);
    await cut();
    expect(socket.connected).toBe(true);
  });

  it('has its line back at once where something was answered over the one that is lost', async () => {
    answers = [{ result: 'success' }];
    for (let n = 0; n < 20; n += 1) {
      await asked();
      await cut();
      expect(socket.connected).toBe(true);
    }
  });

  it('has the trace of whoever asks, as it was then, however often it is sent', async () => {
    let now = 0;
    traceparent = () => `trace-${(now += 1)}`;
    answers = [refusal('SERVICE_UNAVAILABLE'), { result: 'success' }];
    expect(await asked()).toMatchObject({ result: 'success' });
    expect(parents).toEqual(['trace-1', 'trace-1']);
    traceparent = () => '';
    await asked();
    expect(parents.slice(2)).toEqual([undefined]);
  });

  it('goes without a trace where that cannot be told', async () => {
    const alone = jest.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => undefined);
    traceparent = () => {
      throw new Error('no SDK');
    };
    answers = [{ result: 'success' }];
    expect(await asked()).toMatchObject({ result: 'success' });
    expect(parents).toEqual([undefined]);
    const thrown = alone.mock.calls.map(([one]) => one);
    alone.mockRestore();
    expect(thrown).toHaveLength(1);
    expect(thrown[0]).toThrow('no SDK');
  });
});

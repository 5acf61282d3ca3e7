import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CtiRejectedError, CtiTimeoutError, CtiUnavailableError } from '../../errors/switch-errors.js';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { SimulatorFaults } from './simulator-faults.js';
import { SimulatorLink } from './simulator-link.js';

const LATENCY = 10;
const DEADLINE = 5000;

describe('the link to the switch', () => {
  let clock: FakeClock;
  let faults: SimulatorFaults;
  let link: SimulatorLink;
  const work = jest.fn(() => 'done');
  const watch = jest.fn();

  beforeEach(() => {
    work.mockClear();
    watch.mockClear();
    clock = new FakeClock();
    faults = new SimulatorFaults();
    link = new SimulatorLink(faults, { latency: LATENCY, replyTimeout: DEADLINE }, clock);
    link.start(watch);
  });

  /** Moves time on and says how the request went: `waiting` while it has not settled. */
  async function after(ms: number, request: Promise<unknown>): Promise<unknown> {
    const settled = request.catch((error: unknown) => error);
    await clock.advance(ms);
    return Promise.race([settled, Promise.resolve('waiting')]);
  }

  it('takes its time, and answers', async () => {
    const request = link.request('channel.ready', '1001', work);
    expect(await after(LATENCY - 1, request)).toBe('waiting');
    expect(work).not.toHaveBeenCalled();
    expect(await after(1, request)).toBe('done');
    expect(clock.pending).toBe(0);
  });

  it('without latency answers before any timer, in order', async () => {
    link = new SimulatorLink(faults, { latency: 0, replyTimeout: DEADLINE }, clock);
    link.start(watch);
    const order: string[] = [];
    await Promise.all(['a', 'b'].map((name) => link.request('channel.ready', '1001', () => order.push(name))));
    expect(order).toEqual(['a', 'b']);
  });

  it('without latency does nothing either when it is cut at once', async () => {
    link = new SimulatorLink(faults, { latency: 0, replyTimeout: DEADLINE }, clock);
    link.start(watch);
    const request = link.request('channel.ready', '1001', work);
    link.down('cable cut');
    expect(await after(0, request)).toBeInstanceOf(CtiUnavailableError);
    expect(work).not.toHaveBeenCalled();
  });

  it.each([
    ['loseReply', 1],
    ['loseCommand', 0],
  ] as const)('%s: in the end nobody knows, and the work was done %i times', async (fault, times) => {
    faults.add({ fault });
    const request = link.request('conversation.hold', '1001', work);
    expect(await after(DEADLINE - 1, request)).toBe('waiting');
    expect(await after(1, request)).toBeInstanceOf(CtiTimeoutError);
    expect(work).toHaveBeenCalledTimes(times);
    expect(clock.pending).toBe(0);
  });

  it('delayReply: the work is done on time, the answer is late', async () => {
    faults.add({ fault: 'delayReply', delay: 100 });
    const request = link.request('conversation.hold', '1001', work);
    expect(await after(LATENCY, request)).toBe('waiting');
    expect(work).toHaveBeenCalledTimes(1);
    expect(await after(99, request)).toBe('waiting');
    expect(await after(1, request)).toBe('done');
  });

  it('delayReply past the deadline: too late, and nothing happens when it comes', async () => {
    faults.add({ fault: 'delayReply', delay: 2 * DEADLINE });
    const request = link.request('conversation.hold', '1001', work);
    expect(await after(DEADLINE, request)).toBeInstanceOf(CtiTimeoutError);
    expect(clock.pending).toBe(0);
  });

  it('refuse: no, and nothing done', async () => {
    faults.add({ fault: 'refuse' });
    const refused = await after(LATENCY, link.request('conversation.hold', '1001', work));
    expect(refused).toBeInstanceOf(CtiRejectedError);
    expect(work).not.toHaveBeenCalled();
  });

  it('has a fault only for what it is meant for, and as often as it says', async () => {
    faults.add({ fault: 'refuse', command: 'conversation.hold', agent: '1001', times: 2 });
    const ask = (command: 'conversation.hold' | 'channel.ready', agent: string) =>
      after(LATENCY, link.request(command, agent, work));
    expect(await ask('channel.ready', '1001')).toBe('done');
    expect(await ask('conversation.hold', '1002')).toBe('done');
    expect(await ask('conversation.hold', '1001')).toBeInstanceOf(CtiRejectedError);
    expect(await ask('conversation.hold', '1001')).toBeInstanceOf(CtiRejectedError);
    expect(await ask('conversation.hold', '1001')).toBe('done');
  });

  it('gives on what the work throws', async () => {
    const error = new CtiRejectedError('no');
    const request = link.request('conversation.hold', '1001', () => {
      throw error;
    });
    expect(await after(LATENCY, request)).toBe(error);
  });

  it('down: refuses at once, with the reason', async () => {
    link.down('cable cut');
    await expect(link.request('channel.ready', '1001', work)).rejects.toMatchObject({
      code: 'CTI_UNAVAILABLE',
      message: 'cable cut',
    });
    await clock.advance(DEADLINE);
    expect(work).not.toHaveBeenCalled();
  });

  it.each([
    ['on its way there', 0, 0],
    ['on its way back', LATENCY, 1],
  ])('down while a command is %s: rejected, and never again heard of', async (_where, ms, times) => {
    faults.add({ fault: 'delayReply', delay: 1000 });
    const request = link.request('channel.ready', '1001', work);
    expect(await after(ms, request)).toBe('waiting');
    link.down('cable cut');
    expect(await after(0, request)).toBeInstanceOf(CtiUnavailableError);
    link.up();
    await clock.advance(DEADLINE);
    expect(work).toHaveBeenCalledTimes(times);
  });

  it('tells each change once', () => {
    link.down('a');
    link.down('b');
    link.up();
    link.up();
    link.stop();
    expect(watch.mock.calls).toEqual([[{ state: 'up' }], [{ state: 'down', reason: 'a' }], [{ state: 'up' }]]);
  });
});

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
  const restart = jest.fn();

  beforeEach(() => {
    work.mockClear();
    watch.mockClear();
    restart.mockClear();
    clock = new FakeClock();
    faults = new SimulatorFaults();
    link = new SimulatorLink(faults, { latency: LATENCY, replyTimeout: DEADLINE }, clock, restart);
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
    link = new SimulatorLink(faults, { latency: 0, replyTimeout: DEADLINE }, clock, restart);
    link.start(watch);
    const order: string[] = [];
    await Promise.all(['a', 'b'].map((name) => link.request('channel.ready', '1001', () => order.push(name))));
    expect(order).toEqual(['a', 'b']);
  });

  it('without latency does nothing either when it is cut at once', async () => {
    link = new SimulatorLink(faults, { latency: 0, replyTimeout: DEADLINE }, clock, restart);
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

  it('duplicateReply: the second one is nobody’s any more', async () => {
    faults.add({ fault: 'duplicateReply' });
    expect(await after(LATENCY, link.request('conversation.hold', '1001', work))).toBe('done');
    expect(
      await after(
        LATENCY,
        link.request('conversation.hold', '1001', () => 'next'),
      ),
    ).toBe('next');
  });

  it('reorderReply: after the answer to the next command, or late', async () => {
    const order: string[] = [];
    const ask = async (name: string) => {
      await link.request('conversation.hold', '1001', work);
      order.push(name);
    };
    faults.add({ fault: 'reorderReply', delay: 100 });
    const both = [ask('first'), ask('second')];
    await clock.advance(LATENCY);
    await Promise.all(both);
    expect(order).toEqual(['second', 'first']);
    faults.add({ fault: 'reorderReply', delay: 100 });
    const alone = ask('alone');
    expect(await after(LATENCY + 99, alone)).toBe('waiting');
    await clock.advance(1);
    await alone;
    expect(clock.pending).toBe(0);
  });

  it('cutLink: the work is done, the link is away for a while', async () => {
    faults.add({ fault: 'cutLink', command: 'conversation.hold', delay: 500 });
    const request = link.request('conversation.hold', '1001', work);
    expect(await after(LATENCY, request)).toBeInstanceOf(CtiUnavailableError);
    expect(work).toHaveBeenCalledTimes(1);
    expect(link.isUp).toBe(false);
    await clock.advance(499);
    expect(link.isUp).toBe(false);
    await clock.advance(1);
    expect(link.isUp).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it('cutLink: by hand it may be up again earlier, or away for longer', async () => {
    faults.add({ fault: 'cutLink', delay: 500, times: 2 });
    await after(LATENCY, link.request('conversation.hold', '1001', work));
    link.up();
    expect(await after(LATENCY, link.request('conversation.hold', '1001', work))).toBeInstanceOf(CtiUnavailableError);
    link.down('by hand');
    await clock.advance(10_000);
    expect(link.isUp).toBe(false);
  });

  it('restartSwitch: the work is not done, the switch begins anew', async () => {
    faults.add({ fault: 'restartSwitch', delay: 500 });
    const request = link.request('conversation.hold', '1001', work);
    const other = link.request('channel.ready', '1002', work);
    expect(await after(LATENCY, request)).toBeInstanceOf(CtiUnavailableError);
    await expect(other).rejects.toBeInstanceOf(CtiUnavailableError);
    expect(restart).toHaveBeenCalledTimes(1);
    expect(work).not.toHaveBeenCalled();
    await clock.advance(500);
    expect(link.isUp).toBe(true);
  });

  it('waits for work that takes its time, and gives on what comes of it', async () => {
    let finish: (value: string) => void = () => undefined;
    const slow = link.request('conversation.transfer', '1001', () => new Promise<string>((done) => (finish = done)));
    expect(await after(LATENCY + 100, slow)).toBe('waiting');
    finish('at last');
    expect(await after(0, slow)).toBe('at last');
    const error = new CtiRejectedError('refused', 'no');
    const refused = link.request('conversation.transfer', '1001', () => Promise.reject(error));
    expect(await after(LATENCY, refused)).toBe(error);
    const cut = link.request('conversation.transfer', '1001', () => new Promise<string>((done) => (finish = done)));
    await clock.advance(LATENCY);
    link.down('cable cut');
    finish('too late');
    expect(await after(0, cut)).toBeInstanceOf(CtiUnavailableError);
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
    const error = new CtiRejectedError('refused', 'no');
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

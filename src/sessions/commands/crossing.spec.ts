import { describe, expect, it } from '@jest/globals';
import { SimulatedSession } from '../../../test/support/simulated-session.js';

/** Milliseconds from the desktop to the switch: long enough for the other side to be quicker. */
const SLOW = { latency: 50 };

describe('a command and what the other side does meanwhile', () => {
  it('releasing what the caller has ended is a success', async () => {
    const at = await new SimulatedSession({}, SLOW).start();
    const caller = await at.talks('+15550001');
    const released = at.outcome('conversation.release', 'tel.i1.v1');
    at.simulator.sim.parties.release(caller);
    expect(await released).toBe('success');
    expect(at.view('tel.i1')).toMatchObject({ state: 'ENDED' });
  });

  it('releasing twice at once is a success twice', async () => {
    const at = await new SimulatedSession({}, SLOW).start();
    await at.talks('+15550001');
    const [first, second] = [1, 2].map(() => at.outcome('conversation.release', 'tel.i1.v1'));
    expect([await first, await second]).toEqual(['success', 'success']);
  });

  it('releasing what does not end is refused all the same', async () => {
    const at = await new SimulatedSession().start();
    await at.talks('+15550001');
    at.simulator.faults.add({ fault: 'refuse', command: 'conversation.release' });
    expect(await at.outcome('conversation.release', 'tel.i1.v1')).toBe('CTI_REJECTED');
    expect(at.view('tel.i1.v1')).toMatchObject({ state: 'connected' });
  });

  it('who was held for a call that is gone is talked with again', async () => {
    const at = await new SimulatedSession({ maxInteractions: 2 }, SLOW).start();
    await at.talks('+15550001');
    const second = await at.rings('+15550002');
    const answered = at.outcome('conversation.answer', 'tel.i2.v1');
    await at.clock.advance(60);
    expect(at.view('tel.i1.v1')).toMatchObject({ state: 'held' });
    at.simulator.sim.parties.release(second);
    expect(await answered).toBe('CTI_REJECTED');
    expect(at.view('tel.i1.v1')).toMatchObject({ state: 'connected' });
  });

  it('who was held for a call that cannot be made is talked with again', async () => {
    const at = await new SimulatedSession({ maxInteractions: 2 }).start();
    await at.talks('+15550001');
    at.simulator.faults.add({ fault: 'refuse', command: 'channel.dial' });
    expect(await at.outcome('channel.dial', 'tel', { to: '+15550002' })).toBe('CTI_REJECTED');
    expect(at.view('tel.i1.v1')).toMatchObject({ state: 'connected' });
  });

  it('who was held, and hung up meanwhile, is not asked for', async () => {
    const at = await new SimulatedSession({ maxInteractions: 2 }, SLOW).start();
    const first = await at.talks('+15550001');
    at.simulator.faults.add({ fault: 'refuse', command: 'channel.dial' });
    const dialled = at.outcome('channel.dial', 'tel', { to: '+15550002' });
    await at.clock.advance(60);
    at.simulator.sim.parties.release(first);
    expect(await dialled).toBe('CTI_REJECTED');
    expect(at.view('tel.i1')).toMatchObject({ state: 'ENDED' });
  });

  it('a call that may have been made leaves the other one held', async () => {
    const at = await new SimulatedSession({ maxInteractions: 2 }).start();
    await at.talks('+15550001');
    at.simulator.faults.add({ fault: 'loseReply', command: 'channel.dial' });
    expect(await at.outcome('channel.dial', 'tel', { to: '+15550002' })).toBe('CTI_TIMEOUT');
    expect(at.view('tel.i1.v1')).toMatchObject({ state: 'held' });
    expect(at.view('tel.i2')).toMatchObject({ direction: 'outbound' });
  });
});

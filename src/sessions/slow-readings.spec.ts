import { beforeEach, describe, expect, it } from '@jest/globals';
import { SimulatedSession } from '../../test/support/simulated-session.js';

/** Milliseconds that the answer to a reading takes, beside the way there. */
const SLOW = 700;

describe('on a simulator whose readings are slow, and overtaken by reports', () => {
  let at: SimulatedSession;

  beforeEach(async () => {
    at = await new SimulatedSession({ maxInteractions: 3 }, { latency: 50 }).start();
  });

  /** Something is reported during each of the first two of three readings; the third one is under way afterwards. */
  const busily = async () => {
    at.simulator.faults.add({ fault: 'delayReply', command: 'session.snapshot', delay: SLOW, times: 100 });
    void at.session.cti.refresh();
    for (const command of ['channel.ready', 'channel.notready'] as const) {
      await at.clock.advance(60);
      await at.done(command, 'tel');
      await at.clock.advance(SLOW);
    }
  };
  const gone = (from: number) => at.told(from).filter((one) => /ended|removed|disposed/.test(one));

  it('a ringing call stays on the screen', async () => {
    await busily();
    const from = at.events.length;
    await at.rings('+15550001');
    expect(at.view('tel.i1')).toMatchObject({ state: 'ALERTING' });
    await at.clock.advance(5_000);
    expect(gone(from)).toEqual([]);
    expect(await at.outcome('conversation.answer', 'tel.i1.v1')).toBe('success');
    expect(at.view('tel.i1')).toMatchObject({ state: 'STARTED' });
  });

  /** `i1` is held and `i2` connected. */
  const oneHeldOneConnected = async () => {
    await at.talks('+15550001');
    await at.done('conversation.hold', 'tel.i1.v1');
    await at.talks('+15550002', 'tel.i2.v1');
  };
  const dial = () => at.command('channel.dial', 'tel', { to: '+15550003' });
  const retrieve = () => at.command('conversation.retrieve', 'tel.i1.v1');

  it('a call is dialled while another one is to be retrieved', async () => {
    await oneHeldOneConnected();
    await busily();
    const from = at.events.length;
    const [dialled, retrieved] = [dial(), retrieve()];
    await at.clock.advance(20_000);
    expect(await dialled).toMatchObject({ data: { interaction: 'i3', conversation: 'v1' } });
    // The receiver has the call that is being set up.
    await expect(retrieved).rejects.toMatchObject({ code: 'CTI_REJECTED', details: { reason: 'wrong-state' } });
    expect(gone(from)).toEqual([]);
    expect(['i1', 'i2', 'i3'].map((id) => at.view(`tel.${id}.v1`)['state'])).toEqual(['held', 'held', 'connected']);
    expect(at.told(from).filter((one) => one.startsWith('interaction.added'))).toEqual(['interaction.added i3']);
  });

  it('a call is retrieved while another one is to be dialled', async () => {
    await oneHeldOneConnected();
    await busily();
    const from = at.events.length;
    const [retrieved, dialled] = [retrieve(), dial()];
    await at.clock.advance(20_000);
    expect(await retrieved).toBeDefined();
    await expect(dialled).rejects.toMatchObject({ code: 'CTI_REJECTED', details: { reason: 'wrong-state' } });
    expect(gone(from)).toEqual([]);
    expect(['i1', 'i2'].map((id) => at.view(`tel.${id}.v1`)['state'])).toEqual(['connected', 'held']);
  });
});

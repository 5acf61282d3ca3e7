import { describe, expect, it } from '@jest/globals';
import { SimulatedSession } from '../../../test/support/simulated-session.js';

describe('what is said of a contact during the work after it', () => {
  const inWrapUp = async () => {
    const at = await new SimulatedSession().start();
    await at.talks('+15550001');
    await at.done('conversation.release', 'tel.i1.v1');
    return at;
  };

  it('is told, and put down to the command', async () => {
    const at = await inWrapUp();
    const from = at.events.length;
    await at.done('interaction.setdata', 'tel.i1', { data: { result: 'sold' } });
    expect(at.told(from)).toEqual(['interaction.datachanged i1']);
    expect(at.events.at(-1)?.cause).toMatchObject({ code: 'requested', command: 'interaction.setdata' });
    expect(at.view('tel.i1')).toMatchObject({ state: 'ENDED', data: { result: 'sold' } });
  });

  it('and a disposition is told at the end, and kept by the switch', async () => {
    const at = await inWrapUp();
    await at.done('interaction.complete', 'tel.i1', { disposition: 'sold' });
    const removed = at.events.findLast(({ name }) => name === 'interaction.removed');
    expect(removed?.data['interaction']).toMatchObject({ state: 'COMPLETED', disposition: 'sold' });
    const contacts = at.simulator.sim.knownCalls.flatMap(({ legs }) => legs.map(({ contact }) => contact));
    expect(contacts.map((one) => one?.disposition)).toContain('sold');
  });

  it('nothing is told as a disposition that was not given, or that the switch refused', async () => {
    const at = await inWrapUp();
    at.simulator.faults.add({ fault: 'refuse', command: 'interaction.complete' });
    expect(await at.outcome('interaction.complete', 'tel.i1', { disposition: 'sold' })).toBe('CTI_REJECTED');
    await at.done('interaction.complete', 'tel.i1');
    const removed = at.events.findLast(({ name }) => name === 'interaction.removed');
    expect(removed?.data['interaction']).not.toHaveProperty('disposition');
  });

  it('is found by a reading where its report was lost', async () => {
    const at = await inWrapUp();
    at.simulator.faults.add({ fault: 'loseReport' });
    await at.done('interaction.setdata', 'tel.i1', { data: { result: 'sold' } });
    const reading = at.session.cti.refresh();
    await at.clock.advance(0);
    await reading;
    expect(at.view('tel.i1')).toMatchObject({ data: { result: 'sold' } });
  });
});

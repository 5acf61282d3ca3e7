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

import { beforeEach, describe, expect, it } from '@jest/globals';
import { CtiRecorder } from '../../conformance/cti-recorder.js';
import { Desk } from '../../conformance/desk.js';
import { Simulated } from '../../../test/contract/simulated.js';
import { DEFAULT_CALL_MODEL } from '../port/call-model.js';

describe('the simulator as a provider', () => {
  let simulated: Simulated;
  beforeEach(async () => {
    simulated = await Simulated.start();
  });

  const callQueue = () => simulated.sim.customers.callQueue('support', { from: '+1' });

  it('tells of a ring in one report, the call and the busy channel', async () => {
    const desk = await simulated.openReady('1001');
    const told = desk.recorder.reports.length;
    callQueue();
    expect(desk.recorder.reports.slice(told)).toMatchObject([
      {
        channels: [{ id: 'tel', agentState: 'busy' }],
        interactions: [{ id: 'i1', queue: 'support', conversations: [{ state: 'alerting' }] }],
        cause: { code: 'requested', by: { kind: 'rule' } },
      },
    ]);
  });

  it('tells of the end, the work after it and its completion in three states of one channel', async () => {
    const desk = await simulated.openReady('1001');
    callQueue();
    const { ref } = await desk.has('alerting');
    await desk.session.accept({ interaction: ref.interaction });
    const told = desk.recorder.reports.length;
    await desk.session.release(ref);
    expect((await desk.session.read()).interactions).toMatchObject([{ id: ref.interaction, conversations: [] }]);
    await desk.session.complete({ interaction: ref.interaction });
    await desk.session.complete({ interaction: ref.interaction });
    expect(desk.recorder.reports.slice(told)).toMatchObject([
      { channels: [{ agentState: 'wrapup' }], interactions: [{ conversations: [] }], cause: { code: 'released' } },
      { channels: [{ agentState: 'ready' }], cause: { code: 'completed', by: { kind: 'agent' } } },
    ]);
    expect((await desk.session.read()).interactions).toEqual([]);
  });

  it('does not let another agent sign in at a device that is taken', async () => {
    const desk = await simulated.open('1001');
    const agent = { ...desk.agent, id: '1002' };
    await expect(Desk.open(simulated.provider, agent, 100)).rejects.toMatchObject({
      code: 'CTI_REJECTED',
      details: { reason: 'device-in-use' },
    });
    await desk.agrees();
  });

  it('works on the device that is asked for, today', async () => {
    const desk = await simulated.open('1001');
    await desk.session.close();
    const request = { agent: desk.agent, model: DEFAULT_CALL_MODEL, extension: '1777' };
    const session = await simulated.provider.open(request, desk.recorder);
    expect((await session.read()).channels).toMatchObject([{ endpoint: '1777' }]);
  });

  it('makes up for a sign-off for which there was no link, as soon as there is one', async () => {
    const desk = await simulated.open('1001');
    await desk.ready();
    simulated.simulator.link.down('cut');
    await desk.session.close();
    simulated.simulator.link.up();
    simulated.sim.customers.callQueue('support', { from: '+1' });
    await simulated.clock.advance(1_000);
    expect((await simulated.open('1001')).channel.agentState).toBe('notready');
  });

  it('tells the replaced session before the new one is open, and nobody of a failed one', async () => {
    const desk = await simulated.open('1001');
    simulated.simulator.faults.add({ fault: 'refuse', command: 'session.start' });
    await expect(simulated.open('1001')).rejects.toMatchObject({ code: 'CTI_REJECTED' });
    expect(desk.recorder.closedBy).toBeUndefined();
    await desk.ready();
    await simulated.open('1001');
    expect(desk.recorder.closedBy).toEqual({ code: 'override', by: { kind: 'agent' } });
  });

  it('reports nothing to a session whose opening was not answered', async () => {
    simulated.simulator.faults.add({ fault: 'loseReply', command: 'session.start' });
    const nobody = new CtiRecorder(100);
    const agent = { id: '1001', extension: '1001', queues: ['support'] };
    const model = { ...DEFAULT_CALL_MODEL, offerWhileNotReady: true };
    const opening = simulated.provider.open({ agent, model }, nobody);
    const opened = opening.catch((error: unknown) => error);
    await simulated.clock.advance(5000);
    expect(await opened).toMatchObject({ code: 'CTI_TIMEOUT' });
    simulated.sim.customers.callAgent('1001', { from: '+1' });
    await simulated.clock.advance(1000);
    expect((await simulated.open('1001')).channel.agentState).toBe('busy');
    expect([nobody.reports, nobody.closedBy]).toEqual([[], undefined]);
  });

  it('carries a command out whose answer is lost: the reports say so', async () => {
    const desk = await simulated.open('1001');
    simulated.simulator.faults.add({ fault: 'loseReply', command: 'channel.ready' });
    const asked = desk.session.ready('tel').catch((error: unknown) => error);
    await simulated.clock.advance(5000);
    expect(await asked).toMatchObject({ code: 'CTI_TIMEOUT' });
    await desk.is('ready');
  });

  it('ends all timers and reports when it stops, and goes on where it was when it starts again', async () => {
    const desk = await simulated.openReady('1001');
    const waiting = callQueue();
    await desk.has('alerting');
    const reading = desk.session.read();
    await simulated.provider.stop();
    await expect(reading).rejects.toMatchObject({ code: 'CTI_UNAVAILABLE' });
    await expect(desk.session.read()).rejects.toMatchObject({ code: 'CTI_UNAVAILABLE' });
    expect(simulated.clock.pending).toBe(0);
    expect(simulated.links).toEqual([{ state: 'up' }]);
    await simulated.provider.start({ link: (link) => simulated.links.push(link) });
    const told = desk.recorder.reports.length;
    simulated.sim.parties.release(simulated.sim.customers.leg(waiting));
    callQueue();
    expect([desk.recorder.reports.length, desk.recorder.closedBy]).toEqual([told, undefined]);
    expect((await (await simulated.open('1001')).has('alerting')).ref.interaction).toBe('i2');
  });

  it('loses the reports that a cut meets, also those that are late, and tells no others for them', async () => {
    const desk = await simulated.openReady('1001');
    const { faults, link } = simulated.simulator;
    const told = desk.recorder.reports.length;
    faults.add({ fault: 'delayReport', delay: 100, times: 2 });
    const call = callQueue();
    link.down('cut');
    await simulated.clock.advance(100);
    simulated.sim.parties.release(simulated.sim.customers.leg(call));
    link.up();
    await simulated.clock.advance(1000);
    expect(desk.recorder.reports.length).toBe(told);
    expect((await desk.session.read()).channels).toMatchObject([{ agentState: 'ready' }]);
  });

  it('does not deliver after an outage what was on its way before it', async () => {
    const desk = await simulated.open('1001');
    simulated.simulator.faults.add({ fault: 'delayReport', delay: 100 });
    simulated.simulator.faults.add({ fault: 'reorderReport', delay: 100 });
    await desk.session.ready('tel');
    await desk.session.notReady('tel', 'lunch');
    simulated.simulator.link.down('cut');
    simulated.simulator.link.up();
    const told = desk.recorder.reports.length;
    await simulated.clock.advance(200);
    expect(desk.recorder.reports.slice(told)).toEqual([]);
  });

  it('has no pending state on the next call for what was asked for during one that came to nothing', async () => {
    const desk = await simulated.openReady('1001');
    const first = callQueue();
    await desk.session.ready('tel');
    expect(desk.channel.pending).toEqual({ agentState: 'ready' });
    simulated.sim.parties.release(simulated.sim.customers.leg(first));
    callQueue();
    expect(desk.channel).toMatchObject({ agentState: 'busy' });
    expect(desk.channel.pending).toBeUndefined();
  });

  it('signs off once, however often it is asked to at a time', async () => {
    const desk = await simulated.openReady('1001');
    const told = desk.recorder.reports.length;
    await Promise.all([desk.session.close(), desk.session.close()]);
    expect(desk.recorder.reports.slice(told)).toMatchObject([{ channels: [{ id: 'tel', login: 'inactive' }] }]);
  });

  it('is without calls and agents after a restart, and says so when it is read', async () => {
    const desk = await simulated.openReady('1001');
    const chat = await desk.session.addChannel('desk', 'Chat');
    const call = callQueue();
    await desk.session.answer((await desk.has('alerting')).ref);
    const told = desk.recorder.reports.length;
    simulated.simulator.link.restart(50);
    await expect(desk.session.read()).rejects.toMatchObject({ code: 'CTI_UNAVAILABLE' });
    expect(call.end).toEqual({ code: 'failed', by: { kind: 'switch' } });
    callQueue();
    await simulated.clock.advance(50);
    expect(desk.recorder.reports.length).toBe(told);
    expect(await desk.session.read()).toMatchObject({
      channels: [
        { id: 'tel', login: 'inactive', agentState: 'notready', queues: [] },
        { id: chat.channel, login: 'inactive' },
      ],
      interactions: [],
    });
    desk.recorder.startFrom(await desk.session.read());
    await desk.session.activate('tel', {});
    await desk.session.ready('tel');
    expect((await desk.has('alerting')).interaction.queue).toBe('support');
  });

  it('loses a report, and the reading knows better', async () => {
    const desk = await simulated.open('1001');
    simulated.simulator.faults.add({ fault: 'loseReport', agent: '1001' });
    await desk.session.ready('tel');
    expect(desk.channel.agentState).toBe('notready');
    expect((await desk.session.read()).channels).toMatchObject([{ agentState: 'ready' }]);
  });

  it('refuses what is asked on a channel that there is not', async () => {
    const desk = await simulated.open('1001');
    await expect(desk.session.ready('chat')).rejects.toMatchObject({ details: { reason: 'no-such-channel' } });
    await expect(desk.session.dial('chat', '+1')).rejects.toMatchObject({ details: { reason: 'no-such-channel' } });
    expect(simulated.sim.liveCalls).toEqual([]);
  });
});

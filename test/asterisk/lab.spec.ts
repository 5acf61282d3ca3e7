import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { AsteriskLab, LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import type { AmiMessage } from '../support/asterisk/parse-ami.js';
import type { SoftCall } from '../support/asterisk/softphone/soft-call.js';

const CALL_MS = 30_000;

describe('the Asterisk lab', () => {
  const lab = new AsteriskLab();
  beforeAll(() => lab.start(['1001', '1002']), LAB_START_MS);
  afterEach(() => lab.reset(), CALL_MS);
  afterAll(() => lab.stop(), CALL_MS);

  /** The customer calls the queue and 1001 answers. */
  async function queueCall(): Promise<{ customer: SoftCall; agent: SoftCall }> {
    await lab.ami.action('QueueAdd', { Queue: 'support', Interface: 'PJSIP/1001' });
    return callOfMember();
  }
  /** Only then can a call be moved: a transfer a moment earlier can leave one of the two without audio. */
  const bridged = (): Promise<unknown> => lab.ami.next('BridgeEnter', (event) => event['BridgeNumChannels'] === '2');

  async function callOfMember(): Promise<{ customer: SoftCall; agent: SoftCall }> {
    const customer = await lab.customer.dial('800');
    const { call: agent } = await lab.phone('1001').next('incoming');
    lab.phone('1001').answer(agent);
    await bridged();
    return { customer, agent };
  }

  it('has a real switch, with the phones registered', async () => {
    expect(await lab.server.cli('core show version')).toMatch(/^Asterisk \d+\./);
    const contacts = await lab.server.cli('pjsip show contacts');
    expect(contacts).toContain('1001/sip:1001@');
    expect(contacts).toContain('1002/sip:1002@');
  });

  it(
    'lets a queue call be heard by both, held with music, sent keys, and ended without a trace',
    async () => {
      const { customer, agent } = await queueCall();
      const phone = lab.phone('1001');
      expect(await lab.audio({ customer, '1001': agent })).toEqual({ customer: ['1001'], '1001': ['customer'] });

      await phone.hold(agent);
      expect(await lab.audio({ customer, '1001': agent })).toEqual({ customer: ['music'], '1001': [] });
      await phone.unhold(agent);
      phone.mute(agent);
      expect(await lab.audio({ customer, '1001': agent })).toEqual({ customer: [], '1001': ['customer'] });
      phone.mute(agent, false);

      await phone.dtmf(agent, '42#');
      await eventually(
        () => customer.digits === '42#',
        2_000,
        () => `42#, but ${customer.digits}`,
      );

      await lab.customer.hangup(customer);
      expect(await phone.next('ended')).toMatchObject({ call: agent, reason: 'remote' });
      await lab.untilEmpty();
    },
    CALL_MS,
  );

  it(
    'lets a phone call the outside world, which sees the dialled number and may refuse',
    async () => {
      const out = await lab.phone('1001').dial('95557777');
      const { call: there } = await lab.customer.next('incoming');
      expect(there.calledNumber).toBe('5557777');
      lab.customer.answer(there);
      await lab.phone('1001').next('up');
      expect(await lab.audio({ customer: there, '1001': out })).toEqual({ customer: ['1001'], '1001': ['customer'] });
      await lab.phone('1001').hangup(out);
      expect(await lab.phone('1001').next('ended')).toMatchObject({ call: out, reason: 'local' });
      await lab.customer.next('ended');
      await lab.untilEmpty();

      lab.customer.behaviour.doNotDisturb = 486;
      await lab.phone('1001').dial('+15557777');
      expect(await lab.phone('1001').next('ended')).toMatchObject({ reason: 'failed', status: 486 });
    },
    CALL_MS,
  );

  it(
    'lets several customers call at once, each with a tone of their own',
    async () => {
      const first = await lab.customer.dial('811001');
      const second = await lab.customer.dial('811002', { from: '5550002', tone: 2100 });
      const one = (await lab.phone('1001').next('incoming')).call;
      const two = (await lab.phone('1002').next('incoming')).call;
      expect([one.remoteNumber, two.remoteNumber]).toEqual(['5551234', '5550002']);
      lab.phone('1001').answer(one);
      lab.phone('1002').answer(two);
      await lab.customer.next('up');
      await lab.customer.next('up');
      expect(await lab.audio({ customer: first, customer2: second, '1001': one, '1002': two })).toEqual({
        customer: ['1001'],
        customer2: ['1002'],
        '1001': ['customer'],
        '1002': ['customer2'],
      });
    },
    CALL_MS,
  );

  it(
    'lets a caller give up while it rings, and one that was answered just then be hung up',
    async () => {
      const early = await lab.customer.dial('811001');
      const { call: rung } = await lab.phone('1001').next('incoming');
      await lab.customer.hangup(early);
      expect(early.endReason).toBe('local');
      expect(await lab.phone('1001').next('ended')).toMatchObject({ call: rung, reason: 'cancelled' });
      await lab.untilEmpty();

      const late = await lab.customer.dial('811001');
      const { call: answered } = await lab.phone('1001').next('incoming');
      lab.phone('1001').answer(answered);
      await lab.customer.hangup(late);
      await lab.phone('1001').next('ended');
      await lab.untilEmpty();
    },
    CALL_MS,
  );

  it(
    'steers a phone by NOTIFY and by a header that asks for an answer, if the phone agrees to it',
    async () => {
      await lab.customer.dial('811001');
      const { call } = await lab.phone('1001').next('incoming');
      const isRinging = (event: AmiMessage): boolean => event['ChannelStateDesc'] === 'Ringing';
      const { Channel = '' } = await lab.ami.next('Newstate', isRinging);
      const talk = { Channel, Variable: 'Event=talk' };
      lab.phone('1001').behaviour.honoursTalk = false;
      await lab.ami.action('PJSIPNotify', talk);
      expect(await lab.phone('1001').next('notify')).toMatchObject({ event: 'talk', honoured: false });
      expect(call.state).toBe('ringing');
      lab.phone('1001').behaviour.honoursTalk = true;
      await lab.ami.action('PJSIPNotify', talk);
      expect((await lab.phone('1001').next('up')).call).toBe(call);
      await lab.customer.hangup(lab.customer.calls[0] ?? call);

      const Variable = 'PJSIP_HEADER(add,Call-Info)=<sip:lab>\\;answer-after=0';
      await lab.ami.action('Originate', {
        Channel: 'PJSIP/1002',
        Application: 'Milliwatt',
        Async: 'true',
        Variable,
      });
      expect((await lab.phone('1002').next('up')).call.state).toBe('up');
    },
    CALL_MS,
  );

  it(
    'transfers from the phone, blind and attended',
    async () => {
      const { customer, agent } = await queueCall();
      expect(await lab.phone('1001').refer(agent, '1002')).toBe(202);
      const { call: blind } = await lab.phone('1002').next('incoming');
      lab.phone('1002').answer(blind);
      expect(await lab.audio({ customer, '1002': blind })).toEqual({ customer: ['1002'], '1002': ['customer'] });
      await lab.reset();

      const again = await queueCall();
      const consult = await lab.phone('1001').dial('1002');
      const { call: asked } = await lab.phone('1002').next('incoming');
      lab.phone('1002').answer(asked);
      await lab.phone('1001').until((event) => event.type === 'up' && event.call === consult);
      await bridged();
      expect(again.agent.held).toBe(true);
      expect(await lab.phone('1001').referReplaces(again.agent, consult)).toBe(202);
      await eventually(() => again.agent.isOver && consult.isOver, 5_000, 'both calls of 1001 over');
      expect(await lab.audio({ customer: again.customer, '1002': asked })).toEqual({
        customer: ['1002'],
        '1002': ['customer'],
      });
    },
    CALL_MS,
  );

  it(
    'has phones that die without a word and come back',
    async () => {
      const { agent } = await queueCall();
      lab.phone('1001').crash();
      expect(agent.endReason).toBe('dead');
      await expect(lab.phone('1001').register()).rejects.toThrow('dead');
      await lab.customer.hangup(lab.customer.calls[0] ?? agent);
      await lab.phone('1001').start();
      const { agent: next } = await callOfMember();
      expect(next.state).toBe('up');
    },
    CALL_MS,
  );

  it(
    'comes back after a crash with its registrations and queue members, on the same ports',
    async () => {
      const { customer, agent } = await queueCall();
      const { pid } = lab.server;
      await lab.server.untilPersisted('PJSIP/1001;');
      await lab.server.kill();
      expect(lab.server.isRunning).toBe(false);
      await lab.server.restart();
      expect(lab.server.pid).not.toBe(pid);
      // Nobody has told the phones.
      expect([customer.state, agent.state]).toEqual(['up', 'up']);
      expect(await lab.leftovers()).toEqual({ channels: [], bridges: [] });
      lab.customer.forget();
      lab.phone('1001').forget();
      await lab.customer.dial('800');
      expect((await lab.phone('1001').next('incoming')).call.state).toBe('ringing');
    },
    CALL_MS,
  );
});

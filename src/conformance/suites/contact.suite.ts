import { expect } from 'expect';
import type { Capability } from '../../cti/port/capability.js';
import type { CtiInteraction } from '../../cti/port/cti-facts.js';
import type { ContractKit } from '../contract-kit.js';
import type { Desk } from '../desk.js';
import { answerByHand, CONFERRING, CONSULTING, RINGING, ringing, TALKING, talking, type Situation } from './steps.js';

const PAUSING: readonly Capability[] = ['interaction.recording.pause', 'interaction.recording.resume'];

/** Whose contact it is, by whom it came, and when: the same for everybody who takes part. */
export function contactSuite(kit: ContractKit): void {
  const { bench } = kit;

  const by = ({ agent: { id, extension: address } }: Desk) => expect.objectContaining({ id, address });

  /** Waits for the colleague's only contact to be like that, and until reports and reading agree. */
  const sees = async (desk: Desk, wanted: Readonly<Record<string, unknown>>): Promise<CtiInteraction> => {
    const look = () => {
      const [call] = desk.calls;
      const fits = Object.entries(wanted).every(([key, value]) =>
        isLike(Reflect.get(call?.interaction ?? {}, key), value),
      );
      return fits ? call?.interaction : undefined;
    };
    await desk.recorder.until(look, `${desk.agent.id} with ${JSON.stringify(wanted)}`);
    await desk.agrees();
    return desk.recorder.until(look, `${desk.agent.id} still with ${JSON.stringify(wanted)}`);
  };

  const handedOn = ({ desk, customer, call }: Situation) => ({
    contact: call.interaction.contact,
    customer: expect.objectContaining({ address: customer.number }),
    origin: { kind: 'transfer', by: by(desk) },
    direction: 'inbound',
    from: customer.number,
    queue: bench.farEnd.queue,
  });

  /** A colleague is asked about the customer, and talks. */
  const asked = async (): Promise<readonly [Situation, Desk]> => {
    const situation = await talking(bench);
    const { desk, call, customer } = situation;
    const colleague = await bench.openColleague();
    await desk.session.consult(call.ref, colleague.agent.extension);
    await colleague.has('alerting');
    await sees(colleague, {
      contact: call.interaction.contact,
      customer: expect.objectContaining({ address: customer.number }),
      origin: { kind: 'consultation', by: by(desk) },
      direction: 'internal',
    });
    await answerByHand(bench, colleague);
    await desk.stands(call, { primary: 'held', consult: 'connected' });
    await colleague.has('connected');
    return [situation, colleague];
  };

  kit.test('a call of a queue, from the first ring to its end', RINGING, async () => {
    const { desk, customer, call } = await ringing(bench);
    const { contact, times, origin, customer: outside } = call.interaction;
    expect(contact).not.toBe('');
    expect(outside).toMatchObject({ address: customer.number });
    expect(origin).toEqual({ kind: 'queue' });
    expect(times).toEqual({ created: expect.any(String) });
    await answerByHand(bench, desk);
    const talked = (await desk.has('connected')).interaction;
    expect(talked).toMatchObject({ contact, origin, customer: outside, times });
    expect(timeOf(talked.times.answered)).toBeGreaterThanOrEqual(timeOf(times.created));
    await customer.hangup();
    await desk.ended(call);
    const over = desk.recorder.latest(call.ref.interaction);
    expect(over).toMatchObject({ contact, times: talked.times });
    if (over?.times.ended !== undefined) {
      expect(timeOf(over.times.ended)).toBeGreaterThanOrEqual(timeOf(talked.times.answered));
    }
  });

  kit.test('a call to the agent alone', [...RINGING, 'conversation.deflect'], async () => {
    const desk = await bench.openReady();
    const customer = await bench.farEnd.callAgent(desk.agent, '+15550101');
    const { interaction } = await desk.has('alerting');
    expect(interaction.origin).toEqual({ kind: 'direct' });
    expect(interaction.customer).toMatchObject({ address: customer.number });
    await customer.hangup();
  });

  kit.test('a call that the agent dials', ['channel.dial'], async () => {
    const desk = await bench.open();
    const { customer: number } = bench.farEnd.numbers;
    await desk.session.dial(desk.channel.id, number);
    const far = await bench.farEnd.nextCall();
    await sees(desk, { origin: { kind: 'dialled' }, customer: expect.objectContaining({ address: number }) });
    await far.answer();
    const { interaction, ref } = await desk.has('connected');
    expect(interaction.times.answered).toEqual(expect.any(String));
    await far.hangup();
    await desk.ended({ ref });
  });

  kit.test('colleagues who call each other are no customers', ['channel.dial', 'calls between agents'], async () => {
    const [desk, colleague] = [await bench.open(), await bench.openColleague()];
    await desk.session.dial(desk.channel.id, colleague.agent.extension);
    const rung = await colleague.has('alerting');
    const { contact } = (await desk.has('dialing')).interaction;
    expect(rung.interaction).toMatchObject({ contact, origin: { kind: 'direct' } });
    expect(rung.interaction).not.toHaveProperty('customer');
    await bench.farEnd.device(colleague.agent).reject();
    await colleague.ended(rung);
  });

  const recording: readonly Capability[] = ['interaction.recording.start', 'interaction.recording.stop'];

  kit.test('its recordings, until the work after it is done', [...TALKING, ...recording], async () => {
    const { desk, customer, call } = await talking(bench);
    expect(call.interaction).not.toHaveProperty('recordings');
    await desk.session.startRecording(call.ref);
    const on = { id: expect.stringMatching(/./), state: 'on' };
    const [begun] = (await sees(desk, { recording: 'on', recordings: [on] })).recordings ?? [];
    await desk.session.stopRecording(call.ref);
    const stopped = { id: begun?.id, state: 'stopped' };
    await sees(desk, { recording: 'off', recordings: [stopped] });
    await desk.session.startRecording(call.ref);
    const all = (await sees(desk, { recording: 'on', recordings: expect.arrayContaining([on]) })).recordings ?? [];
    await customer.hangup();
    await desk.ended(call);
    const over = { recording: 'off', recordings: all.map(({ id }) => ({ id, state: 'stopped' })) };
    expect(desk.recorder.latest(call.ref.interaction)).toMatchObject(over);
    const read = (await desk.session.read()).interactions.find(({ id }) => id === call.ref.interaction);
    expect(read).toMatchObject(over);
  });

  kit.test(
    'its recordings, for who is asked too',
    ['calls between agents', ...CONSULTING, ...PAUSING, ...recording],
    async () => {
      const [{ desk, call, customer }, colleague] = await asked();
      await desk.session.startRecording(call.ref);
      const [own] = (await sees(desk, { recordings: [{ id: expect.any(String), state: 'on' }] })).recordings ?? [];
      const like = (state: string) => ({ recording: 'off', recordings: [{ id: own?.id, state }] });
      await sees(colleague, like('on'));
      await desk.session.pauseRecording(call.ref);
      await sees(colleague, like('paused'));
      await desk.session.stopRecording(call.ref);
      await sees(colleague, like('stopped'));
      await bench.farEnd.device(colleague.agent).hangup();
      await customer.hangup();
      await desk.ended(call);
    },
  );

  kit.test(
    'its recordings, for who is given it',
    ['calls between agents', ...TALKING, ...recording, 'conversation.transfer'],
    async () => {
      const { desk, call, customer } = await talking(bench);
      await desk.session.startRecording(call.ref);
      const [own] = (await sees(desk, { recordings: [{ id: expect.any(String), state: 'on' }] })).recordings ?? [];
      const colleague = await bench.openColleague();
      const sent = desk.session.transfer(call.ref, colleague.agent.extension);
      await answerByHand(bench, colleague);
      await sent;
      await desk.ended(call);
      await sees(colleague, { recording: 'off', recordings: [{ id: own?.id, state: 'stopped' }] });
      await customer.hangup();
      await colleague.recorder.until(() => colleague.calls.length === 0, 'no call at the colleague');
    },
  );

  kit.test('since when it is held', [...TALKING, 'conversation.hold', 'conversation.retrieve'], async () => {
    const { desk, customer, call } = await talking(bench);
    const { since } = call.conversation;
    await desk.session.hold(call.ref);
    const held = (await desk.has('held')).conversation;
    if (since === undefined) expect(held).not.toHaveProperty('since');
    else expect(timeOf(held.since)).toBeGreaterThanOrEqual(timeOf(since));
    expect((await desk.has('held')).interaction.times).toEqual(call.interaction.times);
    await desk.session.retrieve(call.ref);
    await desk.has('connected');
    await customer.hangup();
    await desk.ended(call);
  });

  kit.test(
    'who is asked, and is given the customer',
    ['calls between agents', ...CONSULTING, 'interaction.consulttransfer'],
    async () => {
      const [situation, colleague] = await asked();
      const { desk, call, customer } = situation;
      await desk.session.consultTransfer(call.ref);
      await desk.ended(call);
      await sees(colleague, handedOn(situation));
      await customer.hangup();
      await colleague.recorder.until(() => colleague.calls.length === 0, 'no call at the colleague');
    },
  );

  kit.test('who is asked, and is left with the customer', ['calls between agents', ...CONFERRING], async () => {
    const [situation, colleague] = await asked();
    const { desk, call, customer } = situation;
    await desk.session.consultConference(call.ref);
    await desk.stands(call, { primary: 'connected' });
    const { contact } = call.interaction;
    await sees(colleague, { contact, origin: { kind: 'conference', by: by(desk) } });
    await bench.farEnd.device(desk.agent).hangup();
    await desk.ended(call);
    await sees(colleague, handedOn(situation));
    await customer.hangup();
    await colleague.recorder.until(() => colleague.calls.length === 0, 'no call at the colleague');
  });

  kit.test(
    'who gets the customer without a word',
    ['calls between agents', ...TALKING, 'conversation.transfer'],
    async () => {
      const situation = await talking(bench);
      const { desk, call, customer } = situation;
      const colleague = await bench.openColleague();
      const sent = desk.session.transfer(call.ref, colleague.agent.extension);
      await answerByHand(bench, colleague);
      await sent;
      await desk.ended(call);
      await sees(colleague, handedOn(situation));
      await customer.hangup();
      await colleague.recorder.until(() => colleague.calls.length === 0, 'no call at the colleague');
    },
  );

  kit.test(
    'who gets a call that rang elsewhere',
    ['calls between agents', ...RINGING, 'conversation.deflect'],
    async () => {
      const situation = await ringing(bench);
      const { desk, call, customer } = situation;
      const colleague = await bench.openColleague();
      const sent = desk.session.deflect(call.ref, colleague.agent.extension);
      await answerByHand(bench, colleague);
      await sent;
      await sees(colleague, handedOn(situation));
      await customer.hangup();
      await colleague.recorder.until(() => colleague.calls.length === 0, 'no call at the colleague');
    },
  );

  kit.test('who is called in', ['calls between agents', ...TALKING, 'conversation.conference'], async () => {
    const { desk, call, customer } = await talking(bench);
    const colleague = await bench.openColleague();
    await desk.session.conference(call.ref, colleague.agent.extension);
    await answerByHand(bench, colleague);
    await sees(colleague, {
      contact: call.interaction.contact,
      customer: expect.objectContaining({ address: customer.number }),
      origin: { kind: 'conference', by: by(desk) },
    });
    await bench.farEnd.device(colleague.agent).hangup();
    await colleague.recorder.until(() => colleague.calls.length === 0, 'no call at the colleague');
    await customer.hangup();
  });
}

const timeOf = (text: string | undefined): number => Date.parse(text ?? '');

function isLike(value: unknown, wanted: unknown): boolean {
  try {
    expect(value).toEqual(wanted);
    return true;
  } catch {
    return false;
  }
}

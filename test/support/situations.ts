import type { SimulatedSession } from './simulated-session.js';

/** Brings a session into it. */
export type Situation = (at: SimulatedSession) => Promise<unknown>;

const talking: Situation = (at) => at.talks('+15550001');
const held: Situation = async (at) => {
  await talking(at);
  await at.done('conversation.hold', 'tel.i1.v1');
};
const consultOf = (to: string): Situation => {
  return async (at) => {
    await talking(at);
    await at.done('interaction.consult', 'tel.i1', { to });
    await at.clock.advance(3_000);
  };
};
const consulting = consultOf('+15550002');
const consultDialing = consultOf('noanswer');
const bothHeld: Situation = async (at) => {
  await consulting(at);
  await at.done('conversation.hold', 'tel.i1.v2');
};
const dialing: Situation = async (at) => {
  await at.done('channel.dial', 'tel', { to: 'noanswer' });
  await at.clock.advance(1_000);
};
const wrapUp: Situation = async (at) => {
  await talking(at);
  await at.done('conversation.release', 'tel.i1.v1');
};
const and = (first: Situation, more: Situation): Situation => {
  return async (at) => {
    await first(at);
    await more(at);
  };
};
const another: Situation = (at) => at.rings('+15550009');
const anotherAnswered: Situation = async (at) => {
  await another(at);
  await at.outcome('conversation.answer', 'tel.i2.v1');
};

/** With one call. */
export const WITH_ONE: Readonly<Record<string, Situation>> = {
  'a call that rings': (at) => at.rings('+15550001'),
  'a call that is talked on': talking,
  'a call that is held': held,
  'a call in which the agent is muted': and(talking, (at) => at.done('conversation.mute', 'tel.i1.v1')),
  'a call that is dialled': dialing,
  'a consultation that rings': consultDialing,
  'a consultation': consulting,
  'a consultation that waits': and(consulting, (at) => at.done('interaction.alternate', 'tel.i1')),
  'a consultation, both held': bothHeld,
  'a consultation without the customer': and(consulting, (at) => at.done('conversation.release', 'tel.i1.v1')),
  'a conference': and(consulting, (at) => at.done('interaction.consultconference', 'tel.i1')),
  'a recording': and(talking, (at) => at.done('interaction.recording.start', 'tel.i1')),
  'work afterwards': wrapUp,
  'no call, not ready': async () => undefined,
  'no call, ready': (at) => at.done('channel.ready', 'tel'),
  'a call, and ready afterwards': and(talking, (at) => at.done('channel.ready', 'tel')),
  'a call that came to who is ready': and((at) => at.done('channel.ready', 'tel'), talking),
  'the same, and not ready afterwards': and(
    and((at) => at.done('channel.ready', 'tel'), talking),
    (at) => at.done('channel.notready', 'tel', { reason: 'lunch' }),
  ),
  'a recording that pauses': and(
    and(talking, (at) => at.done('interaction.recording.start', 'tel.i1')),
    (at) => at.done('interaction.recording.pause', 'tel.i1'),
  ),
  'a channel in no queue': (at) => at.done('channel.leavequeue', 'tel', { queue: 'support' }),
  'a channel that is signed off': (at) => at.done('channel.deactivate', 'tel'),
};

/** With two, where there is room for them. */
export const WITH_TWO: Readonly<Record<string, Situation>> = {
  'a second call rings': and(talking, another),
  'a second call is answered': and(talking, anotherAnswered),
  'a second call rings during a consultation': and(consulting, another),
  'a second call is answered during a consultation': and(bothHeld, anotherAnswered),
  'a second call rings while one is dialled': and(dialing, another),
  'a second call rings while somebody is consulted who does not answer yet': and(consultDialing, another),
  'two calls, both held': and(and(held, anotherAnswered), (at) => at.outcome('conversation.hold', 'tel.i2.v1')),
};

import { describe, expect, it } from '@jest/globals';
import { SimulatedSession } from '../../../test/support/simulated-session.js';
import type { SessionCommand } from '../../protocol/session/session-command.js';

type Situation = (at: SimulatedSession) => Promise<unknown>;

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

const WITH_ONE: Readonly<Record<string, Situation>> = {
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
  'a channel that is signed off': (at) => at.done('channel.deactivate', 'tel'),
};

const WITH_TWO: Readonly<Record<string, Situation>> = {
  'a second call rings': and(talking, another),
  'a second call is answered': and(talking, anotherAnswered),
  'a second call rings during a consultation': and(consulting, another),
  'a second call is answered during a consultation': and(bothHeld, anotherAnswered),
  'a second call rings while one is dialled': and(dialing, another),
  'a second call rings while somebody is consulted who does not answer yet': and(consultDialing, another),
  'two calls, both held': and(and(held, anotherAnswered), (at) => at.outcome('conversation.hold', 'tel.i2.v1')),
};

const MODELS = [
  ['the default model', {}, WITH_ONE],
  ['room for two, one held first', { maxInteractions: 2 }, { ...WITH_ONE, ...WITH_TWO }],
  ['room for two, none held', { maxInteractions: 2, secondCall: 'refuse' }, { ...WITH_ONE, ...WITH_TWO }],
] as const;

const pathsOf = ({ session }: SimulatedSession) =>
  session.model.objects().map(({ target }) => target.toString().split('.').slice(1).join('.'));
const conversationsOf = ({ session }: SimulatedSession) =>
  session.model.interactions().flatMap((one) => [...one.conversations.values()]);

describe.each(MODELS)('what is allowed, by %s', (_, model, situations) => {
  const begun = async (begin: Situation) => {
    const at = await new SimulatedSession(model).start();
    await begin(at);
    return at;
  };

  it.each(Object.entries(situations))('is accepted by the switch: %s', async (_title, begin) => {
    const faults: string[] = [];
    const probe = await begun(begin);
    for (const path of pathsOf(probe)) {
      for (const command of probe.allowed(path)) {
        const at = await begun(begin);
        const party = conversationsOf(at).find(({ state }) => state === 'connected')?.facts.parties[0]?.id ?? '';
        const data = { to: '+15550005', digits: '1', queue: 'support', data: { a: 'b' }, party };
        const outcome = await at.outcome(command as SessionCommand, path, data);
        if (outcome !== 'success') faults.push(`${command} ${path}: ${outcome}`);
        const heard = conversationsOf(at).filter(({ state }) => state === 'connected');
        if (heard.length > 1) faults.push(`${command} ${path}: ${heard.length} conversations connected at once`);
      }
    }
    expect(faults).toEqual([]);
  });
});

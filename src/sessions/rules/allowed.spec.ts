import { describe, expect, it } from '@jest/globals';
import { bothHalves, flicker } from '../../../test/support/flicker.js';
import { SimulatedSession } from '../../../test/support/simulated-session.js';
import { WITH_ONE, WITH_TWO, type Situation } from '../../../test/support/situations.js';
import type { SessionCommand } from '../../protocol/session/session-command.js';

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
        const from = at.events.length;
        const outcome = await at.outcome(command as SessionCommand, path, data);
        faults.push(...bothHalves(at.events), ...flicker(at.events, from).map((one) => `${command} ${path}: ${one}`));
        if (outcome !== 'success') faults.push(`${command} ${path}: ${outcome}`);
        const heard = conversationsOf(at).filter(({ state }) => state === 'connected');
        if (heard.length > 1) faults.push(`${command} ${path}: ${heard.length} conversations connected at once`);
      }
    }
    expect(faults).toEqual([]);
  });
});

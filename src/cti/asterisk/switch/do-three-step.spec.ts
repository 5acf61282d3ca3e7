import { beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptedSwitch } from '../../../../test/support/asterisk/scripted-switch.js';
import { AriTimeoutError } from '../ari/ari-error.js';
import type { TakeOver } from '../mirror/take-over.js';
import type { ThreeMember } from '../mirror/third-party.js';
import { doThreeStep } from './do-three-step.js';
import { newThird } from './new-third.js';

const [AGENT, PEER, BRIDGE] = ['1.2', '1.1', 'interaction-processor-own-b'];
const CARD = { direction: 'inbound', calling: false, from: '5551234', to: '800' } as const;

/** Who waits, and which request of what is done then is not answered in time. */
const LOST: readonly (readonly [ThreeMember, string])[] = [
  ['peer', `DELETE ${BRIDGE}`],
  ['agent', `DELETE ${BRIDGE}`],
  ['agent', 'POST removeChannel'],
  ['agent', 'POST moh'],
];

describe('two of whom one waits, when the third has left', () => {
  let scripted: ScriptedSwitch;
  const bridgeOf = (uid: string) => scripted.at.mirror.live(uid)?.bridge;
  const everybodyOut = () => {
    for (const uid of [AGENT, PEER]) if (bridgeOf(uid) === BRIDGE) scripted.moves(uid, undefined);
  };
  /** The first such request is lost, before or after it is done. */
  const lose = (step: string, done: boolean) => {
    const carryOut = scripted.effects.get(step);
    scripted.effects.set(step, (fields) => {
      if (carryOut) scripted.effects.set(step, carryOut);
      else scripted.effects.delete(step);
      if (done) carryOut?.(fields);
      throw new AriTimeoutError(step);
    });
  };
  const thirdLeaves = async (waits: ThreeMember) => {
    scripted.moves(waits === 'peer' ? PEER : AGENT, undefined);
    scripted.moves(waits === 'peer' ? AGENT : PEER, BRIDGE);
    const call: TakeOver = { agent: AGENT, peer: PEER, card: CARD, phase: 'joined' };
    const third = { ...newThird('ip-1', '1003', 'consult', BRIDGE), waits };
    scripted.at.takeOvers.add(call);
    await doThreeStep(scripted.at, call, third, 'without-third');
    return call;
  };

  beforeEach(() => {
    scripted = new ScriptedSwitch();
    scripted.talk();
    scripted.effects.set('POST removeChannel', ({ channel }) => scripted.moves(String(channel), undefined));
    scripted.effects.set(`DELETE ${BRIDGE}`, everybodyOut);
  });

  describe.each([
    ['done', true],
    ['not done', false],
  ])('with a lost answer to what was %s', (_, done) => {
    it.each(LOST)('are a held call, with music (%s waits, %s)', async (waits, step) => {
      lose(step, done);
      const call = await thirdLeaves(waits);
      expect(call.phase).toBe('held');
      expect(scripted.at.takeOvers.has(call)).toBe(true);
      expect([bridgeOf(AGENT), bridgeOf(PEER)]).toEqual([undefined, undefined]);
      expect(scripted.asked).toContain(`DELETE /bridges/${BRIDGE}`);
      expect(scripted.asked.includes('POST /channels/1.1/moh')).toBe(waits === 'agent');
      expect(scripted.clock.pending).toBe(0);
    });
  });
});

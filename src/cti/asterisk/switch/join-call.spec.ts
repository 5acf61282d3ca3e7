import { beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptedSwitch } from '../../../../test/support/asterisk/scripted-switch.js';
import { CtiRejectedError } from '../../../errors/switch-errors.js';
import { joinCall, takeOverCall } from './take-over-call.js';

const [AGENT, PEER] = ['1.2', '1.1'];
const BRIDGE = 'interaction-processor-own-id1';
const CARD = { direction: 'inbound', calling: false, from: '5551234', to: '800' } as const;

describe('a call one of whose legs leaves at the very end of taking it over', () => {
  let scripted: ScriptedSwitch;
  const legs = () => {
    const [agent, peer] = [scripted.at.mirror.live(AGENT), scripted.at.mirror.live(PEER)];
    if (!agent || !peer) throw new Error('there is no call');
    return { agent, peer, card: CARD };
  };

  beforeEach(() => {
    scripted = new ScriptedSwitch();
    scripted.talk();
    scripted.effects.set('Redirect', () => {
      for (const uid of [PEER, AGENT]) scripted.moves(uid, undefined);
      scripted.entersApplication(PEER, AGENT);
    });
  });

  it.each([PEER, AGENT])('is not joined, and the bridge does not stay (%s)', async (leaves) => {
    const refused = expect(joinCall(scripted.at, legs())).rejects.toBeInstanceOf(CtiRejectedError);
    await scripted.clock.advance(0);
    // In one burst: who waits for the two in the bridge goes on only after that.
    for (const uid of [PEER, AGENT]) scripted.moves(uid, BRIDGE);
    scripted.hangsUp(leaves);
    await refused;
    await scripted.clock.advance(0);
    expect(scripted.asked).toContain(`DELETE /bridges/${BRIDGE}`);
    expect(scripted.at.takeOvers.all).toEqual([]);
    expect(scripted.clock.pending).toBe(0);
  });

  it('is not held', async () => {
    scripted.effects.set('POST moh', () => scripted.hangsUp(PEER));
    await expect(takeOverCall(scripted.at, legs())).rejects.toBeInstanceOf(CtiRejectedError);
    await scripted.clock.advance(0);
    expect(scripted.at.takeOvers.all).toEqual([]);
    expect(scripted.asked).toContain('Hangup Channel=PJSIP/1001-00000002 Cause=16');
  });
});

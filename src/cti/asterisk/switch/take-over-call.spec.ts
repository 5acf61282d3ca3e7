import { beforeEach, describe, expect, it } from '@jest/globals';
import { CtiRejectedError, CtiTimeoutError } from '../../../errors/switch-errors.js';
import { AmiRefusedError, AmiTimeoutError } from '../ami/ami-error.js';
import { AriRefusedError } from '../ari/ari-error.js';
import { giveBack } from './give-back.js';
import { takeOverCall } from './take-over-call.js';
import { ScriptedSwitch } from '../../../../test/support/asterisk/scripted-switch.js';

const [AGENT, PEER] = ['1.2', '1.1'];
const CARD = { direction: 'inbound', calling: false, from: '5551234', to: '800' } as const;

describe('taking a call over and giving it back', () => {
  let scripted: ScriptedSwitch;
  const both = (bridge: string | undefined) => {
    for (const uid of [PEER, AGENT]) scripted.moves(uid, bridge);
  };
  const state = () => scripted.at.takeOvers.of(AGENT)?.phase ?? 'free';
  const bridgeOf = (uid: string) => scripted.at.mirror.live(uid)?.bridge;

  const takeOver = () => {
    const [agent, peer] = [scripted.at.mirror.live(AGENT), scripted.at.mirror.live(PEER)];
    if (!agent || !peer) throw new Error('there is no call');
    return takeOverCall(scripted.at, { agent, peer, card: CARD });
  };
  const returnIt = () => {
    const call = scripted.at.takeOvers.of(AGENT);
    if (!call) throw new Error('not taken over');
    return giveBack(scripted.at, call);
  };

  const loseAnswer = (step: string, carryOut = scripted.effects.get(step)) =>
    scripted.effects.set(step, (fields) => {
      scripted.effects.delete(step);
      carryOut?.(fields);
      throw new AmiTimeoutError(step);
    });

  beforeEach(() => {
    scripted = new ScriptedSwitch();
    scripted.talk();
    scripted.effects.set('Redirect', () => {
      both(undefined);
      scripted.entersApplication(PEER, AGENT);
    });
    scripted.effects.set('POST addChannel', () => both('interaction-processor-own-id1'));
    scripted.effects.set('Bridge', () => both('b2'));
    // A bridge that is deleted lets its channels out.
    scripted.effects.set('DELETE interaction-processor-own-id1', () => {
      if (bridgeOf(AGENT) === 'interaction-processor-own-id1') both(undefined);
    });
  });

  it('writes the call down before it moves anything', async () => {
    await takeOver();
    expect(state()).toBe('held');
    const names = scripted.asked.map((one) => one.split(' ')[0]);
    expect(names).toEqual(['Setvar', 'Setvar', 'Setvar', 'Setvar', 'DialplanExtensionAdd', 'Redirect', 'POST']);
    await returnIt();
    expect(state()).toBe('free');
    expect(bridgeOf(PEER)).toBe('b2');
    expect(scripted.clock.pending).toBe(0);
  });

  it('waits for both legs, whichever comes first', async () => {
    scripted.effects.delete('Redirect');
    const taking = takeOver();
    await scripted.clock.advance(0);
    scripted.entersApplication(AGENT);
    both(undefined);
    await scripted.clock.advance(0);
    expect(state()).toBe('taking');
    scripted.entersApplication(PEER);
    await taking;
    expect(state()).toBe('held');
  });

  it('is not confused by what it was told about an earlier stay', async () => {
    await takeOver();
    await returnIt();
    scripted.effects.delete('Redirect');
    const again = expect(takeOver()).rejects.toBeInstanceOf(CtiTimeoutError);
    await scripted.clock.advance(10_000);
    await again;
    expect(state()).toBe('free');
    expect(bridgeOf(PEER)).toBe('b2');
  });

  it('leaves the call as it is where nothing could be written down or moved', async () => {
    for (const step of ['Setvar', 'DialplanExtensionAdd', 'Redirect']) {
      scripted.refuses.clear();
      scripted.refuses.add(step);
      await expect(takeOver()).rejects.toBeInstanceOf(AmiRefusedError);
      expect(state()).toBe('free');
      expect([bridgeOf(AGENT), bridgeOf(PEER)]).toEqual(['b1', 'b1']);
    }
  });

  it('joins the legs again where a later step fails', async () => {
    scripted.refuses.add('POST /channels/1.1/moh');
    await expect(takeOver()).rejects.toBeInstanceOf(AriRefusedError);
    expect(state()).toBe('free');
    expect([bridgeOf(AGENT), bridgeOf(PEER)]).toEqual(['b2', 'b2']);
  });

  it.each(['Redirect', 'POST moh'])('is held where %s is done and only its answer is lost', async (step) => {
    loseAnswer(step);
    await expect(takeOver()).rejects.toBeInstanceOf(AmiTimeoutError);
    expect(state()).toBe('held');
    expect(scripted.asked.at(-1)).toBe('POST /channels/1.1/moh');
  });

  it('says that the call is held where not even that can be done', async () => {
    scripted.refuses.add('POST /channels/1.1/moh').add('POST /bridges');
    await expect(takeOver()).rejects.toBeInstanceOf(AriRefusedError);
    expect(state()).toBe('held');
  });

  it.each(['POST /bridges', 'DELETE /channels/1.1/moh', 'Bridge'])(
    'is held again, with music, where giving it back fails at %s',
    async (step) => {
      await takeOver();
      scripted.asked.length = 0;
      scripted.refuses.add(step);
      await expect(returnIt()).rejects.toBeDefined();
      expect(state()).toBe('held');
      expect([bridgeOf(AGENT), bridgeOf(PEER)]).toEqual([undefined, undefined]);
      expect(scripted.asked).toContain('POST /channels/1.1/moh');
      scripted.refuses.clear();
    },
  );

  it.each([
    [AGENT, 'PJSIP/trunk-00000001'],
    [PEER, 'PJSIP/1001-00000002'],
  ])('sends the other side after %s when that one leaves', async (gone, other) => {
    await takeOver();
    scripted.hangsUp(gone);
    await scripted.clock.advance(0);
    expect(scripted.asked).toContain(`Hangup Channel=${other} Cause=16`);
    expect(state()).toBe('free');
  });

  it('is given back where that is done and only the answer is lost', async () => {
    await takeOver();
    loseAnswer('Bridge');
    await returnIt();
    expect(state()).toBe('free');
    expect(scripted.asked.at(-1)).toBe('DELETE /bridges/interaction-processor-own-id1');
  });

  it('is given back also where the last word could not be said', async () => {
    await takeOver();
    scripted.refuses.add('Setvar Channel=PJSIP/trunk-00000001 Variable=CHANNEL').add('DELETE /bridges');
    await returnIt();
    expect(state()).toBe('free');
  });

  it('is held after all where the legs arrive when nobody waits for them any more', async () => {
    scripted.effects.delete('Redirect');
    const late = expect(takeOver()).rejects.toBeInstanceOf(CtiTimeoutError);
    await scripted.clock.advance(10_000);
    await late;
    both(undefined);
    scripted.entersApplication(AGENT);
    expect(state()).toBe('free');
    scripted.entersApplication(PEER);
    expect(state()).toBe('held');
    expect(scripted.asked).toContain('POST /channels/1.1/moh');
  });

  it('lets a leg go that falls into the application alone', async () => {
    await takeOver();
    await returnIt();
    scripted.hangsUp(PEER);
    scripted.moves(AGENT, undefined);
    scripted.entersApplication(AGENT);
    expect(scripted.asked).toContain('Hangup Channel=PJSIP/1001-00000002 Cause=16');
  });

  it('does the same when one leaves on the way', async () => {
    scripted.effects.set('Redirect', () => scripted.hangsUp(PEER));
    await expect(takeOver()).rejects.toBeInstanceOf(CtiRejectedError);
    scripted.entersApplication(AGENT);
    expect(scripted.asked).toContain('Hangup Channel=PJSIP/1001-00000002 Cause=16');
    expect(scripted.clock.pending).toBe(0);
  });

  it('lets a call live that another process has given back', async () => {
    await takeOver();
    both('b7');
    expect(state()).toBe('free');
    scripted.hangsUp(AGENT);
    expect(scripted.asked.filter((one) => one.startsWith('Hangup'))).toEqual([]);
  });

  it('is not begun for a call that is being worked on, by either side', async () => {
    await takeOver();
    const [agent, peer] = [scripted.at.mirror.live(AGENT), scripted.at.mirror.live(PEER)];
    if (!agent || !peer) throw new Error('there is no call');
    await expect(takeOverCall(scripted.at, { agent, peer, card: CARD })).rejects.toBeInstanceOf(CtiRejectedError);
    await expect(takeOverCall(scripted.at, { agent: peer, peer: agent, card: CARD })).rejects.toBeInstanceOf(
      CtiRejectedError,
    );
    expect(state()).toBe('held');
  });
});

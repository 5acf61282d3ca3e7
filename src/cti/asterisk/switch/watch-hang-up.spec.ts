import { beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptedSwitch } from '../../../../test/support/asterisk/scripted-switch.js';
import { takeOverCall } from './take-over-call.js';

const [AGENT, PEER] = ['1.2', '1.1'];
const CARD = { direction: 'inbound', calling: false, from: '5551234', to: '800' } as const;
const SENT_AFTER = 'Hangup Channel=PJSIP/trunk-00000001 Cause=16';
const CONFIRM_MS = 5_000;

describe('a hang-up that Asterisk forgets while it moves the channel', () => {
  let scripted: ScriptedSwitch;
  const sentAfter = () => scripted.asked.filter((one) => one === SENT_AFTER).length;

  beforeEach(async () => {
    scripted = new ScriptedSwitch();
    scripted.talk();
    scripted.effects.set('Redirect', () => {
      for (const uid of [PEER, AGENT]) scripted.moves(uid, undefined);
      scripted.entersApplication(PEER, AGENT);
    });
    const [agent, peer] = [scripted.at.mirror.live(AGENT), scripted.at.mirror.live(PEER)];
    if (!agent || !peer) throw new Error('there is no call');
    await takeOverCall(scripted.at, { agent, peer, card: CARD });
    expect(sentAfter()).toBe(0);
  });

  it('is carried out once the channel turns up in a bridge', () => {
    scripted.asksToEnd(PEER);
    expect(sentAfter()).toBe(0);
    scripted.moves(PEER, 'b9');
    expect(sentAfter()).toBe(1);
  });

  it('is carried out where the channel just stays', async () => {
    scripted.moves(PEER, 'b9');
    scripted.asksToEnd(PEER);
    await scripted.clock.advance(CONFIRM_MS - 1);
    expect(sentAfter()).toBe(0);
    await scripted.clock.advance(1);
    expect(sentAfter()).toBe(1);
    expect(scripted.clock.pending).toBe(0);
  });

  it('needs nothing where the channel ends by itself', async () => {
    scripted.asksToEnd(PEER);
    scripted.hangsUp(PEER);
    await scripted.clock.advance(2 * CONFIRM_MS);
    expect(sentAfter()).toBe(0);
    expect(scripted.clock.pending).toBe(0);
  });

  it('leaves a channel alone that goes on in its dialplan after the call', async () => {
    scripted.asksToEnd(PEER);
    scripted.leavesApplication(PEER);
    await scripted.clock.advance(2 * CONFIRM_MS);
    expect(sentAfter()).toBe(0);
  });

  it('leaves a channel alone that was never ours', async () => {
    scripted.talk('2.2', '2.1', 'b8');
    scripted.asksToEnd('2.1');
    scripted.moves('2.1', 'b9');
    await scripted.clock.advance(2 * CONFIRM_MS);
    expect(scripted.asked.filter((one) => one.startsWith('Hangup'))).toEqual([]);
  });
});

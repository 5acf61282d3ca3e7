import { beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptedSwitch } from '../../../../test/support/asterisk/scripted-switch.js';
import { CtiRejectedError, CtiTimeoutError } from '../../../errors/switch-errors.js';
import { AmiRefusedError } from '../ami/ami-error.js';
import { AriRefusedError } from '../ari/ari-error.js';
import type { TakeOver } from '../mirror/take-over.js';
import { divertCaller } from './divert-caller.js';

const [CALLER, TARGET] = ['1.1', 'ip-target'];
const BRIDGE = 'interaction-processor-own-id1';
const BACK = 'POST /channels/1.1/continue context=from-trunk extension=800 priority=4';
const CARD = { direction: 'inbound', calling: false, from: '5551234', to: '800' } as const;

describe('a caller who is taken out of a queue to go to somebody else', () => {
  let scripted: ScriptedSwitch;
  const is = (beginning: string) => scripted.asked.filter((one) => one.startsWith(beginning));
  const divert = () => {
    const caller = scripted.at.mirror.live(CALLER);
    if (!caller) throw new Error('nobody calls');
    const pair: TakeOver = { agent: TARGET, peer: CALLER, card: CARD, phase: 'taking' };
    return divertCaller(scripted.at, caller, pair);
  };

  beforeEach(() => {
    scripted = new ScriptedSwitch();
    const place = { Context: 'from-trunk', Exten: '800', Priority: '4' };
    scripted.tell('Newchannel', { Channel: 'PJSIP/trunk-1', Uniqueid: CALLER, ...place, ChannelState: '6' });
    scripted.tell('Newchannel', { Channel: 'PJSIP/1003-2', Uniqueid: TARGET, ChannelState: '5' });
    scripted.at.expected.add(TARGET);
    scripted.entersApplication(TARGET);
    scripted.effects.set('Redirect', () => scripted.entersApplication(CALLER));
    scripted.effects.set('POST addChannel', () => {
      for (const uid of [CALLER, TARGET]) scripted.moves(uid, BRIDGE);
    });
  });

  it('is with the target, and goes nowhere any more', async () => {
    await divert();
    expect(scripted.at.mirror.live(CALLER)?.bridge).toBe(BRIDGE);
    expect(scripted.at.origins.size).toBe(0);
    expect(is('POST /channels/1.1/continue')).toEqual([]);
    scripted.hangsUp(CALLER);
  });

  it.each(['POST /bridges', 'POST /channels/1.1/ring'])('goes back where %s is refused', async (step) => {
    scripted.refuses.add(step);
    await expect(divert()).rejects.toBeInstanceOf(AriRefusedError);
    expect(is('POST /channels/1.1/continue')).toEqual([BACK]);
    expect(is('Hangup')).toEqual([]);
    expect(scripted.at.takeOvers.all).toEqual([]);
  });

  it('goes back where the target is gone before they are together', async () => {
    scripted.effects.set('POST bridges', () => scripted.hangsUp(TARGET));
    await expect(divert()).rejects.toBeInstanceOf(CtiRejectedError);
    expect(is('POST /channels/1.1/continue')).toEqual([BACK]);
    expect(is('Hangup')).toEqual([]);
  });

  it('stays where it is if it could not be moved', async () => {
    scripted.refuses.add('Redirect');
    await expect(divert()).rejects.toBeInstanceOf(AmiRefusedError);
    expect(is('POST /channels/1.1/continue')).toEqual([]);
    expect(scripted.at.origins.size).toBe(0);
  });

  it('goes back when it comes after nobody waits for it any more', async () => {
    scripted.effects.delete('Redirect');
    const late = expect(divert()).rejects.toBeInstanceOf(CtiTimeoutError);
    await scripted.clock.advance(10_000);
    await late;
    scripted.entersApplication(CALLER);
    expect(is('POST /channels/1.1/continue')).toEqual([BACK]);
    expect(is('Hangup')).toEqual([]);
  });

  it('is forgotten when it has gone itself', async () => {
    scripted.effects.set('Redirect', () => scripted.hangsUp(CALLER));
    await expect(divert()).rejects.toBeInstanceOf(CtiRejectedError);
    expect(scripted.at.origins.size).toBe(0);
    expect(scripted.at.takeOvers.all).toEqual([]);
  });
});

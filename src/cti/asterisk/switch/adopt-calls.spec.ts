import { beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptedSwitch } from '../../../../test/support/asterisk/scripted-switch.js';
import { encodeMark, type CallMark } from './call-mark.js';

const [AGENT, PEER, TARGET] = ['1.2', '1.1', 'ip-t'];
const NAMES: Readonly<Record<string, string>> = {
  [AGENT]: 'PJSIP/1001-2',
  [PEER]: 'PJSIP/trunk-1',
  [TARGET]: 'PJSIP/1003-3',
};
const OTHER = 'interaction-processor-other';
const OWN = 'interaction-processor-own';
const BRIDGE = `${OTHER}-b`;
const CONFIRM_MS = 5_000;
const CARD = { direction: 'inbound', calling: false, from: '5551234', to: '800' } as const;
const HELD: CallMark = { agent: AGENT, peer: PEER, card: CARD, owner: OTHER };
const SENT_ON: CallMark = { ...HELD, agent: TARGET };

describe('calls that another process has in its application', () => {
  let scripted: ScriptedSwitch;
  const marks = new Map<string, string>();
  const write = (mark: CallMark, ...uids: readonly string[]) => {
    for (const uid of uids) marks.set(NAMES[uid] ?? '', encodeMark(mark));
  };
  /** Each of those is in the application, in that bridge. */
  const there = (places: Readonly<Record<string, string>>, target = '5') =>
    scripted.lists.set(
      'CoreShowChannels',
      Object.entries(places).map(([uid, BridgeId]) => ({
        Channel: NAMES[uid] ?? '',
        Uniqueid: uid,
        Linkedid: '1.1',
        ChannelState: uid === TARGET ? target : '6',
        BridgeId,
        Application: 'Stasis',
        ApplicationData: `${OTHER},taken`,
      })),
    );
  const phase = () => scripted.at.takeOvers.of(AGENT)?.phase;
  const done = () => scripted.asked.filter((one) => /^(Hangup|DELETE|Bridge)\b/.test(one));

  beforeEach(async () => {
    marks.clear();
    scripted = new ScriptedSwitch();
    scripted.answers.set('Getvar', ({ Channel }) => ({ Value: marks.get(String(Channel)) ?? '' }));
    write(HELD, AGENT, PEER);
    there({ [AGENT]: '', [PEER]: '' });
    await scripted.at.read();
    expect(phase()).toBe('held');
  });

  it('one who is left is not touched while the other process may still do it', async () => {
    scripted.hangsUp(AGENT);
    await scripted.clock.advance(CONFIRM_MS - 1);
    expect(done()).toEqual([]);
    await scripted.clock.advance(1);
    expect(done()).toEqual(['Hangup Channel=PJSIP/trunk-1 Cause=16']);
    expect(scripted.clock.pending).toBe(0);
  });

  it('a customer whom the other process has sent on meanwhile is left alone', async () => {
    write(SENT_ON, PEER, TARGET);
    there({ [PEER]: BRIDGE, [TARGET]: BRIDGE });
    scripted.tell('Newchannel', { Channel: NAMES[TARGET] ?? '', Uniqueid: TARGET, Linkedid: '1.1', ChannelState: '5' });
    for (const uid of [PEER, TARGET]) scripted.moves(uid, BRIDGE);
    scripted.hangsUp(AGENT);
    await scripted.clock.advance(CONFIRM_MS - 1);
    expect(done()).toEqual([]);
    expect(scripted.at.takeOvers.of(TARGET)?.phase).toBe('returning');
  });

  it('two who are joined are given back only where nobody else does it', async () => {
    scripted.effects.set('Bridge', () => {
      for (const uid of [AGENT, PEER]) scripted.moves(uid, 'b1');
    });
    for (const uid of [AGENT, PEER]) scripted.moves(uid, BRIDGE);
    there({ [AGENT]: BRIDGE, [PEER]: BRIDGE });
    scripted.at.takeOvers.clear();
    await scripted.at.read();
    expect(phase()).toBe('returning');
    await scripted.clock.advance(CONFIRM_MS - 1);
    expect(done()).toEqual([]);
    await scripted.clock.advance(1);
    expect(done()[0]).toMatch(/^Bridge /);
    expect(phase()).toBeUndefined();
  });

  it('two whom the other process gives back meanwhile are let live', async () => {
    for (const uid of [AGENT, PEER]) scripted.moves(uid, BRIDGE);
    there({ [AGENT]: BRIDGE, [PEER]: BRIDGE });
    scripted.at.takeOvers.clear();
    await scripted.at.read();
    await scripted.clock.advance(10);
    for (const uid of [AGENT, PEER]) scripted.moves(uid, 'b1');
    await scripted.clock.advance(2 * CONFIRM_MS);
    expect(done()).toEqual([]);
    expect(phase()).toBeUndefined();
  });

  it.each([OTHER, OWN])(
    'an agent alone in a bridge of %s, the customer with music: that is a held call',
    async (owner) => {
      scripted.at.takeOvers.clear();
      write({ ...HELD, owner }, AGENT, PEER);
      there({ [AGENT]: BRIDGE, [PEER]: '' });
      scripted.moves(AGENT, BRIDGE);
      await scripted.at.read();
      expect(phase()).toBe('held');
      await scripted.clock.advance(owner === OWN ? 0 : CONFIRM_MS);
      expect(scripted.asked).toContain(`DELETE /bridges/${BRIDGE}`);
      expect(scripted.asked).toContain('POST /channels/1.1/moh');
      expect(phase()).toBe('held');
    },
  );

  it.each([OTHER, OWN])('somebody whom %s has made a channel for and never called is not waited for', async (owner) => {
    scripted.at.takeOvers.clear();
    write({ ...HELD, owner, third: { uid: TARGET, to: '1003', role: 'consult' } }, AGENT, PEER, TARGET);
    there({ [AGENT]: BRIDGE, [PEER]: '', [TARGET]: BRIDGE }, '0');
    scripted.tell('Newchannel', { Channel: NAMES[TARGET] ?? '', Uniqueid: TARGET, Linkedid: '1.1', ChannelState: '0' });
    for (const uid of [AGENT, TARGET]) scripted.moves(uid, BRIDGE);
    await scripted.at.read();
    await scripted.clock.advance(owner === OWN ? 0 : CONFIRM_MS);
    expect(done()).toContain(`Hangup Channel=${NAMES[TARGET]} Cause=16`);
    scripted.hangsUp(TARGET);
  });

  it('a call that could not be found anew is looked at again', async () => {
    write(SENT_ON, PEER);
    scripted.refuses.add('CoreShowChannels');
    scripted.hangsUp(AGENT);
    await scripted.clock.advance(CONFIRM_MS);
    expect(done()).toEqual([]);
    scripted.refuses.clear();
    there({ [PEER]: '' });
    scripted.tell('Newstate', { Channel: NAMES[PEER] ?? '', Uniqueid: PEER, Linkedid: '1.1', ChannelState: '6' });
    await scripted.clock.advance(CONFIRM_MS);
    expect(done()).toEqual(['Hangup Channel=PJSIP/trunk-1 Cause=16']);
    expect(scripted.clock.pending).toBe(0);
  });
});

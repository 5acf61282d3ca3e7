import { describe, expect, it } from '@jest/globals';
import { recording } from '../../../../test/support/asterisk/recording.js';
import { AmiMessage } from '../ami/ami-message.js';
import type { ChannelRecord } from './channel-record.js';
import { allTalkingTo, talkingTo } from './peer.js';
import { SwitchMirror } from './switch-mirror.js';

/** A mirror in which channels are in bridges: their names, by bridge; each has the name's counter as its Uniqueid. */
function bridges(members: Readonly<Record<string, readonly string[]>>) {
  const mirror = new SwitchMirror();
  const named = new Map<string, ChannelRecord>();
  for (const [BridgeUniqueid, names] of Object.entries(members)) {
    for (const Channel of names) {
      const Uniqueid = Channel.startsWith('PJSIP/') ? Channel.slice(-3) : Channel;
      mirror.apply(AmiMessage.of({ Event: 'BridgeEnter', Channel, Uniqueid, Linkedid: Uniqueid, BridgeUniqueid }));
      named.set(Channel, mirror.live(Uniqueid) as ChannelRecord);
    }
  }
  const leg = (name: string) => named.get(name) as ChannelRecord;
  return {
    mirror,
    leg,
    all: (name: string, hearsBoth?: (snoop: ChannelRecord) => boolean) =>
      allTalkingTo(mirror, leg(name), hearsBoth).map((one) => one.name),
  };
}

const [AGENT, CUSTOMER, COLLEAGUE] = ['PJSIP/1001-1.2', 'PJSIP/trunk-1.1', 'PJSIP/1003-1.3'];
const AGENT_SNOOP = 'Snoop/1.2-00000001';
const CUSTOMER_SNOOP = 'Snoop/1.1-00000002';

describe('whom a channel talks to', () => {
  it('is the one whose snoop is in its bridge', () => {
    const { mirror, leg, all } = bridges({ b1: [CUSTOMER, AGENT], b2: [AGENT_SNOOP, COLLEAGUE] });
    expect(talkingTo(mirror, leg(COLLEAGUE))).toBe(leg(AGENT));
    expect(all(COLLEAGUE)).toEqual([AGENT]);
    expect(all(AGENT)).toEqual([CUSTOMER]);
  });

  it('is that with a real switch', () => {
    const mirror = new SwitchMirror();
    const story: string[] = [];
    for (const event of recording('asked-by-snoop')) {
      mirror.apply(event);
      const [asked] = mirror.byEndpoint.of('PJSIP/1003');
      const told = asked ? allTalkingTo(mirror, asked).map(({ name }) => name.replace(/-.*/, '')) : [];
      if (told.join() !== story.at(-1)) story.push(told.join());
    }
    expect(story).toEqual(['', 'PJSIP/1001', 'PJSIP/1001,PJSIP/trunk', '']);
    expect([...mirror.bridges.all].map(({ creator }) => creator)).not.toContain('Stasis');
  });

  it('is each of those whose snoops are in its bridge, once', () => {
    const { all } = bridges({
      b1: [CUSTOMER, AGENT],
      b2: [AGENT_SNOOP, CUSTOMER_SNOOP, 'Snoop/1.2-00000009', COLLEAGUE],
    });
    expect(all(COLLEAGUE)).toEqual([AGENT, CUSTOMER]);
  });

  it('is also who is in the bridge of one whose snoop hears both directions', () => {
    const { all } = bridges({ b1: [CUSTOMER, AGENT], b2: [CUSTOMER_SNOOP, COLLEAGUE] });
    expect(all(COLLEAGUE)).toEqual([CUSTOMER]);
    expect(all(COLLEAGUE, () => true)).toEqual([CUSTOMER, AGENT]);
  });

  it('is nobody behind a snoop whose channel is gone, and none of the tools of Asterisk', () => {
    const { mirror, leg } = bridges({
      b2: [AGENT_SNOOP, 'Recorder/ARI-00000001;2', 'CBAnn/880-00000002;2', COLLEAGUE],
    });
    expect(talkingTo(mirror, leg(COLLEAGUE))).toBeUndefined();
  });

  it('is found behind Local channels and snoops in turn, also where they lead in a circle', () => {
    const { mirror, all, leg } = bridges({
      b1: [CUSTOMER, 'Local/1001@x-00000001;1'],
      b2: ['Local/1001@x-00000001;2', AGENT],
      b3: [AGENT_SNOOP, 'Local/1003@x-00000002;1'],
      b4: ['Local/1003@x-00000002;2', COLLEAGUE],
      b5: ['Local/5@x-00000003;1', 'Local/6@x-00000004;2', 'PJSIP/1004-1.4'],
      b6: ['Local/5@x-00000003;2', 'Local/6@x-00000004;1'],
    });
    expect(all(CUSTOMER)).toEqual([AGENT]);
    expect(all(COLLEAGUE)).toEqual([AGENT]);
    expect(talkingTo(mirror, leg('PJSIP/1004-1.4'))).toBeUndefined();
  });

  it('touches those who are with a channel only by a snoop', () => {
    const { mirror } = bridges({ b1: [CUSTOMER, AGENT], b2: [AGENT_SNOOP, COLLEAGUE] });
    mirror.takeTouched();
    mirror.apply(AmiMessage.of({ Event: 'Hold', Channel: AGENT, Uniqueid: '1.2' }));
    expect(mirror.takeTouched()).toContain('PJSIP/1003');
    mirror.apply(AmiMessage.of({ Event: 'Hangup', Channel: AGENT_SNOOP, Uniqueid: AGENT_SNOOP }));
    expect(mirror.takeTouched()).toContain('PJSIP/1001');
  });
});

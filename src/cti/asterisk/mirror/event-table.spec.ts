import { beforeEach, describe, expect, it } from '@jest/globals';
import { AmiMessage } from '../ami/ami-message.js';
import { applyChannelList } from './mirror-reader.js';
import { SwitchMirror } from './switch-mirror.js';

type Row = Readonly<Record<string, string>>;

const AGENT: Row = { Channel: 'PJSIP/1001-00000002', Uniqueid: '1.2', Linkedid: '1.1', ChannelState: '6' };
const CALLER: Row = { Channel: 'PJSIP/trunk-00000003', Uniqueid: '1.3', Linkedid: '1.3', ChannelState: '6' };

describe('an event about a channel', () => {
  let mirror: SwitchMirror;
  const tell = (Event: string, row: Row) => mirror.apply(AmiMessage.of({ ...row, Event }));

  beforeEach(() => {
    mirror = new SwitchMirror();
    tell('Newchannel', AGENT);
    tell('Newchannel', CALLER);
  });

  it.each(['Hangup', 'HangupRequest', 'Newstate', 'BridgeEnter'])(
    'means nothing where it gives the id of one channel to another (%s)',
    (name) => {
      tell(name, { ...CALLER, Uniqueid: '1.2', ChannelState: '0', BridgeUniqueid: 'b', Cause: '16' });
      const agent = mirror.live('1.2');
      expect([agent?.name, agent?.state]).toEqual([AGENT['Channel'], 6]);
      expect([agent?.bridge, agent?.hungUp]).toEqual([undefined, undefined]);
    },
  );

  it('gives a new name only to the channel that had the old one', () => {
    tell('Rename', { Channel: CALLER['Channel'] ?? '', Uniqueid: '1.2', Newname: 'PJSIP/1009-1' });
    expect(mirror.live('1.2')?.name).toBe(AGENT['Channel']);
    tell('Rename', { Channel: AGENT['Channel'] ?? '', Uniqueid: '1.2', Newname: 'PJSIP/1009-1' });
    expect(mirror.live('1.2')?.name).toBe('PJSIP/1009-1');
  });

  it('is a transfer of the channel that it names', () => {
    tell('BlindTransfer', { TransfererUniqueid: '1.2', TransfererChannel: CALLER['Channel'] ?? '' });
    expect(mirror.live('1.2')?.transferred).toBe(false);
    tell('BlindTransfer', { TransfererUniqueid: '1.2', TransfererChannel: AGENT['Channel'] ?? '' });
    expect(mirror.live('1.2')?.transferred).toBe(true);
  });

  it('is believed in a list only once for each id', () => {
    applyChannelList(
      mirror,
      [AGENT, { ...CALLER, Uniqueid: '1.2', ChannelState: '4' }].map((row) => AmiMessage.of(row)),
      mirror.now,
    );
    expect(mirror.live('1.2')).toMatchObject({ name: AGENT['Channel'], state: 6 });
  });
});

import { describe, expect, it } from '@jest/globals';
import { SwitchMirror } from '../mirror/switch-mirror.js';
import { AmiMessage } from '../ami/ami-message.js';
import { AsteriskOptions } from '../asterisk.options.js';
import { ApplicationLegs } from './application-legs.js';
import { plainCall } from './arrangement.js';
import { Call } from './call.js';
import { CallBook } from './call-book.js';
import { lacksOf } from './lacks.js';

const CARD = { direction: 'inbound', calling: false, from: '5551234', to: '400' } as const;

/** The agent's own leg, which another process holds. */
function heldElsewhere() {
  const mirror = new SwitchMirror();
  mirror.apply(channel({ Uniqueid: 'a', Channel: 'PJSIP/1001-1', ChannelState: '6' }));
  const call = new Call('ip-one-1', 'a', CARD, { ...plainCall('a', 'c'), focus: 'none' }, 'ip-one');
  const book = new CallBook();
  book.add(call);
  return { sources: sourcesOf(mirror, book), call, own: mirror.live('a') };
}

function channel(fields: Readonly<Record<string, string>>) {
  return AmiMessage.of({ Event: 'Newchannel', Linkedid: 'c', ...fields });
}

function sourcesOf(mirror: SwitchMirror, book = new CallBook()) {
  return {
    mirror,
    book,
    legs: new ApplicationLegs(mirror, 'ip-'),
    application: 'ip-other',
    options: new AsteriskOptions(),
  };
}

describe('what a contact lacks', () => {
  it('is nothing where the agent has moved here from the process that holds it', () => {
    const { sources, call, own } = heldElsewhere();
    if (!own) throw new Error('no such leg');
    expect(lacksOf(sources, own, { state: 'held' }, call, false)).toBeUndefined();
  });

  it('is deflection once the telephone has picked up, joined with the caller or not yet', () => {
    const mirror = new SwitchMirror();
    mirror.apply(channel({ Uniqueid: 'c', Channel: 'PJSIP/trunk-1', ChannelState: '6' }));
    mirror.apply(channel({ Uniqueid: 'a', Channel: 'PJSIP/1001-1', ChannelState: '5' }));
    mirror.apply(
      AmiMessage.of({
        Event: 'DialBegin',
        Uniqueid: 'c',
        Channel: 'PJSIP/trunk-1',
        DestUniqueid: 'a',
        DestChannel: 'PJSIP/1001-1',
      }),
    );
    const look = () => {
      const own = mirror.live('a');
      return own && lacksOf(sourcesOf(mirror), own, { state: 'alerting' }, undefined, false);
    };
    expect(look()).toBeUndefined();
    mirror.apply(AmiMessage.of({ Event: 'Newstate', Uniqueid: 'a', Channel: 'PJSIP/1001-1', ChannelState: '6' }));
    expect(look()).toMatchObject({ commands: ['conversation.deflect'] });
  });
});

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
  mirror.apply(
    AmiMessage.of({ Event: 'Newchannel', Uniqueid: 'a', Linkedid: 'c', Channel: 'PJSIP/1001-1', ChannelState: '6' }),
  );
  const call = new Call('ip-one-1', 'a', CARD, { ...plainCall('a', 'c'), focus: 'none' }, 'ip-one');
  const book = new CallBook();
  book.add(call);
  const options = new AsteriskOptions();
  const legs = new ApplicationLegs(mirror, 'ip-');
  return { sources: { mirror, book, legs, application: 'ip-other', options }, call, own: mirror.live('a') };
}

describe('what a contact lacks', () => {
  it('is nothing where the agent has moved here from the process that holds it', () => {
    const { sources, call, own } = heldElsewhere();
    if (!own) throw new Error('no such leg');
    expect(lacksOf(sources, own, call, false)).toBeUndefined();
  });
});

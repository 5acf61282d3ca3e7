import { describe, expect, it } from '@jest/globals';
import { recording } from '../../../../test/support/asterisk/recording.js';
import { AmiMessage } from '../ami/ami-message.js';
import { failureCause } from '../calls/failure-cause.js';
import { callProgress } from './call-progress.js';
import { SwitchMirror } from './switch-mirror.js';

/** the Uniqueid of the channel that was made for the one who is called, in all of the recordings */
const TARGET = 'ip-target';

/** How far the call came, step by step, up to where it is answered or has failed. */
function story(events: readonly AmiMessage[]): readonly string[] {
  const mirror = new SwitchMirror();
  const told: string[] = [callProgress(mirror, TARGET).at];
  for (const event of events) {
    mirror.apply(event);
    const progress = callProgress(mirror, TARGET);
    const { at } = progress;
    const cause = at === 'failed' ? failureCause(progress.causes) : undefined;
    const line = cause ? `failed ${cause.code} ${cause.by.kind}` : at;
    if (told.at(-1) !== line) told.push(line);
    if (at === 'failed' || at === 'answered') break;
  }
  return told;
}

const STORIES: readonly (readonly [string, readonly string[]])[] = [
  ['target-device', ['calling', 'ringing', 'answered']],
  ['target-device-busy', ['calling', 'ringing', 'failed busy remote']],
  ['target-dialplan-device', ['calling', 'ringing', 'progress', 'answered']],
  ['target-dialplan-off', ['calling', 'failed unreachable switch']],
  ['target-no-number', ['calling', 'failed unreachable switch']],
  ['target-trunk', ['calling', 'ringing', 'progress', 'answered']],
  ['target-trunk-busy', ['calling', 'ringing', 'calling', 'failed busy remote']],
  ['target-progress-answers', ['calling', 'progress', 'answered']],
  ['target-mailbox', ['calling', 'ringing', 'calling', 'answered']],
  ['target-two-in-turn', ['calling', 'ringing', 'calling', 'failed noanswer timeout']],
  ['target-answers-then-dials', ['calling', 'answered']],
];

describe('how far somebody who is called has come', () => {
  it.each(STORIES)('%s', (name, told) => {
    expect(story(recording(name))).toEqual(told);
  });

  it.each([
    ['target-busy', 'failed busy remote'],
    ['target-congestion', 'failed unreachable switch'],
  ])('%s: failed while the dialplan keeps the channel', (name, told) => {
    const events = recording(name);
    const until = events.findIndex((event) => event.event === 'SoftHangupRequest');
    expect(story(events.slice(0, until))).toEqual(['calling', told]);
  });

  it('is progress at a trunk that is heard and never rings', () => {
    const events = recording('target-trunk').flatMap((event) => {
      if (event.get('ChannelState') === '5') return [];
      const fields = Object.fromEntries([...event.names].map((name) => [name, event.all(name)]));
      const heard = event.get('DialStatus') === 'RINGING' ? { DialStatus: 'PROGRESS', DestChannelState: '0' } : {};
      return [AmiMessage.of({ ...fields, ...heard })];
    });
    expect(story(events)).toEqual(['calling', 'progress', 'answered']);
  });

  it('is nothing yet for a channel that is not there', () => {
    expect(callProgress(new SwitchMirror(), TARGET)).toEqual({ at: 'calling' });
  });
});

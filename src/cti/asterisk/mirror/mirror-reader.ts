import type { AmiMessage } from '../ami/ami-message.js';
import { channelOf } from './channel-fields.js';
import { endpointOf } from './channel-name.js';
import type { ChannelRecord } from './channel-record.js';
import type { SwitchMirror } from './switch-mirror.js';

/**
 * Brings what `CoreShowChannels` listed into the mirror.
 * @param since the mirror's `now` when the list was asked for: what events have told after that is newer than the list
 */
export function applyChannelList(mirror: SwitchMirror, list: readonly AmiMessage[], since: number): void {
  const listed = new Set<string>();
  const twice = new Set<string>();
  for (const uid of list.map((item) => item.text('Uniqueid'))) (listed.has(uid) ? twice : listed).add(uid);
  const found: ChannelRecord[] = [];
  for (const item of list) {
    const uid = item.text('Uniqueid');
    const known = mirror.live(uid);
    // One of the two has a dialled number in it that writes fields.
    if (twice.has(uid) && known?.name !== item.text('Channel')) continue;
    if (known && known.stateAt <= since) mirror.rename(known, item.text('Channel'));
    const record = known && known.stateAt > since ? known : channelOf(mirror, item);
    if (!record) continue;
    record.application = item.text('Application');
    record.applicationData = item.text('ApplicationData');
    if (!known || record.bridgeAt <= since) mirror.place(record, item.text('BridgeId') || undefined);
    if (known) continue;
    record.age = seconds(item.text('Duration'));
    found.push(record);
  }
  for (const record of mirror.all) {
    if (!listed.has(record.uid) && record.bornAt <= since) mirror.end(record.uid, undefined);
  }
  for (const record of found) infer(mirror, record);
}

/** @param duration as hours, minutes and seconds */
function seconds(duration: string): number {
  return duration.split(':').reduce((all, part) => all * 60 + (Number(part) || 0), 0);
}

/** What the events would have told, guessed from the dialplan applications that the channels are in. */
function infer(mirror: SwitchMirror, record: ChannelRecord): void {
  const called = CALLED_BY[record.application];
  record.fetched = record.application === UNPARKING;
  record.direction = called ? 'called' : 'calling';
  if (!called) return;
  const device = endpointOf(record.name);
  const callers = [...mirror.byLinked.of(record.linked)].filter((one) => one.application === called);
  const caller = callers.find((one) => one.applicationData.includes(device)) ?? callers[0];
  record.caller = caller?.uid;
  if (called === 'Queue') record.queue = caller?.applicationData.split(',')[0];
}

/** What a channel runs that has fetched a parked call. */
const UNPARKING = 'ParkedCall';

/** What a called channel is said to run, and what the one that calls it runs. */
const CALLED_BY: Readonly<Record<string, string>> = { AppQueue: 'Queue', AppDial: 'Dial' };

import type { AmiMessage } from '../ami/ami-message.js';
import { ChannelRecording } from './channel-recording.js';
import { RecordedFiles } from './recorded-files.js';
import { recordingFile } from './recording-file.js';
import { NOTHING_SILENT, type Silence } from './silence.js';

/** Contacts of which a recorded channel is gone: a contact that becomes part of another one ends without a word. */
const CONTACTS_KEPT = 10_000;

/** Events that tell of recordings; an older Asterisk has none of them. */
export type RecordingEvent = 'MixMonitorStart' | 'MixMonitorStop' | 'MixMonitorMute';

/** What a process before this one, or beside it, has left at a channel. */
interface LeftRecording {
  /** id of the agent's own, '' for none */
  readonly own: string;
  /** undefined: nobody has said */
  readonly paused: boolean | undefined;
  /** something may be silent for another reason */
  readonly touched: boolean;
}

/** What the switch says when it is asked for the recordings of a channel. */
export interface FoundRecording {
  /** whose the one is that began last: the agent's at that channel, by the name of its file, or somebody else's */
  readonly last: 'none' | 'agent' | 'other';
  /** name of its file, '' for none */
  readonly file?: string;
  /** undefined: it was not asked for */
  readonly left?: LeftRecording;
}

/** The recordings of all channels, whoever has begun them: what has been told, asked and ordered. */
export class Recordings {
  private readonly channels = new Map<string, ChannelRecording>();
  /** of channels that are gone, by the contact that they belonged to */
  private readonly past = new Map<string, RecordedFiles>();
  private count = 0;
  private readonly nextOrder = () => (this.count += 1);
  /** events that follow from what was ordered here */
  private readonly expected = new Map<string, number>();

  of(uid: string | undefined): Readonly<ChannelRecording> | undefined {
    return uid === undefined ? undefined : this.channels.get(uid);
  }

  /** made where there is none: nothing is known of it yet */
  obtain(uid: string): Readonly<ChannelRecording> {
    return this.change(uid);
  }

  /** The same; a process before this one may have worked on it. */
  inherit(uid: string): Readonly<ChannelRecording> {
    const one = this.change(uid);
    one.inherited = true;
    one.due = true;
    return one;
  }

  heard(event: AmiMessage): void {
    const name = event.event ?? '';
    const hear = this.hearing[name as RecordingEvent] as
      ((one: ChannelRecording, event: AmiMessage) => void) | undefined;
    const uid = event.text('Uniqueid');
    if (!hear || uid === '' || this.isExpected(name as RecordingEvent, uid)) return;
    hear(this.change(uid), event);
  }

  /** That is about to be ordered: its event is no news. @param times negative: it has not happened */
  expect(name: RecordingEvent, uid: string, times = 1): void {
    const key = `${name} ${uid}`;
    const count = (this.expected.get(key) ?? 0) + times;
    if (count > 0) this.expected.set(key, count);
    else this.expected.delete(key);
  }

  /** @param told what `told` was when the switch was asked: what events have told since is newer */
  found(uid: string, { last, file = '', left }: FoundRecording, told: number): void {
    const one = this.change(uid);
    if (left) {
      one.own = left.own;
      one.inherited = false;
      const ours = left.touched || left.own !== '' || left.paused !== undefined;
      one.paused = left.paused ?? (ours ? false : one.paused);
      // It is written down what is to be, and nobody knows whether it was done.
      one.silent = ours ? undefined : { read: one.paused, write: one.paused };
    }
    // It has begun all the same, and is over where it is found so.
    if (file !== '') one.files.set(file, true);
    if (one.told !== told) return;
    one.due = false;
    if (last === 'other') one.running ??= 1;
    one.others = last === 'none' ? 0 : (one.running ?? 0) - (last === 'agent' && one.own === '' ? 1 : 0);
    one.others = Math.max(0, one.others);
    const own = recordingFile(uid);
    one.files.keep(one.others, own, 'oldest');
    if (one.own === '') one.files.stop(own);
  }

  began(uid: string, id: string): void {
    const one = this.change(uid);
    one.own = id;
    one.files.set(recordingFile(uid), true);
    one.silent = NOTHING_SILENT;
  }

  ended(uid: string): void {
    const one = this.change(uid);
    one.own = '';
    one.files.stop(recordingFile(uid));
    this.quietOnceOver(one);
  }

  /** They have ended without a word. */
  over(uid: string): void {
    const one = this.change(uid);
    one.others = 0;
    one.running = undefined;
    this.ended(uid);
  }

  pause(uid: string, paused: boolean): void {
    this.change(uid).paused = paused;
  }

  setSilent(uid: string, silent: Silence | undefined): void {
    this.change(uid).silent = silent;
  }

  /** The channel is gone. @param contact what it belonged to: what it was recorded to is kept until that is over */
  forget(uid: string, contact: string): void {
    this.bury(this.channels.get(uid), contact);
    this.channels.delete(uid);
    for (const name of Object.keys(this.hearing)) this.expected.delete(`${name} ${uid}`);
  }

  /** Nothing has been told for a while. */
  interrupted(): void {
    this.expected.clear();
    for (const one of this.channels.values()) {
      one.due = true;
      one.inherited = true;
      one.running = undefined;
      one.silent = undefined;
    }
  }

  /** What has become of channels that are gone, nobody has told. @param contactOf undefined for one that is gone for long */
  keep(isLive: (uid: string) => boolean, contactOf: (uid: string) => string | undefined): void {
    for (const [uid, one] of this.channels) {
      if (isLive(uid)) continue;
      this.bury(one, contactOf(uid) ?? '');
      this.channels.delete(uid);
    }
  }

  /** What channels of that contact that are gone were recorded to. */
  pastOf(contact: string): RecordedFiles | undefined {
    return this.past.get(contact);
  }

  /** Forgets what is kept of contacts that are over. */
  keepContacts(isLive: (contact: string) => boolean): void {
    for (const contact of this.past.keys()) this.endContact(contact, isLive);
  }

  /** The same of one of which a channel has ended. */
  endContact(contact: string, isLive: (contact: string) => boolean): void {
    if (!isLive(contact)) this.past.delete(contact);
  }

  private bury(one: ChannelRecording | undefined, contact: string): void {
    if (!one || one.files.isEmpty || contact === '') return;
    const known = this.past.get(contact);
    if (!known) this.past.set(contact, one.files);
    one.files.stopAll();
    if (known) for (const [name] of one.files.all) known.set(name, false);
    const [oldest] = this.past.keys();
    if (oldest !== undefined && this.past.size > CONTACTS_KEPT) this.past.delete(oldest);
  }

  private readonly hearing: Readonly<Record<RecordingEvent, (one: ChannelRecording, event: AmiMessage) => void>> = {
    MixMonitorStart: (one) => {
      one.told += 1;
      one.running = (one.running ?? 0) + 1;
      one.due = true;
      // It does not have the silence of those before it.
      if (one.silent?.write !== false || one.silent.read) one.silent = undefined;
    },
    MixMonitorStop: (one, event) => {
      one.told += 1;
      if (one.own !== '' && one.others === 0) {
        one.own = '';
        one.files.stopAll();
      }
      one.running = Math.max(0, (one.running ?? 0) - 1);
      one.others = Math.max(0, one.others - 1);
      one.files.keep(one.others, recordingFile(event.text('Uniqueid')), 'newest');
      this.quietOnceOver(one);
    },
    MixMonitorMute: (one, event) => {
      if (event.text('Direction') !== 'both') return;
      one.paused = event.text('State') === '1';
      one.silent = { read: one.paused, write: one.paused };
    },
  };

  private quietOnceOver(one: ChannelRecording): void {
    if (one.isOn) return;
    one.files.stopAll();
    one.paused = false;
    one.silent = NOTHING_SILENT;
  }

  private isExpected(name: RecordingEvent, uid: string): boolean {
    const is = this.expected.has(`${name} ${uid}`);
    if (is) this.expect(name, uid, -1);
    return is;
  }

  private change(uid: string): ChannelRecording {
    const known = this.channels.get(uid);
    if (known) return known;
    const one = new ChannelRecording(new RecordedFiles(this.nextOrder));
    this.channels.set(uid, one);
    return one;
  }
}

import { basename } from 'node:path';
import { CtiRejectedError } from '../../../errors/switch-errors.js';
import { AmiRefusedError } from '../ami/ami-error.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { SwitchMirror } from '../mirror/switch-mirror.js';
import type { Pbx } from '../pbx/pbx.js';
import type { CallBook } from './call-book.js';
import { recordingFile } from './recording-file.js';
import { readPause, writePause } from './pause-memo.js';
import type { FoundRecording, Recordings } from './recordings.js';
import { isSameSilence, silenceChanges, silenceOf, type Silence } from './silence.js';

/** Where Asterisk says which of a channel's recordings is the agent's while it runs: the customer may have others. */
export const RECORDING_VARIABLE = 'INTERACTION_PROCESSOR_RECORDING';
/** Where Asterisk says what the recording that began last is written to, also once it is over. */
const FILE_VARIABLE = 'MIXMONITOR_FILENAME';

interface Sources {
  readonly pbx: Pbx;
  readonly mirror: SwitchMirror;
  readonly book: CallBook;
  readonly recordings: Recordings;
}

/** Asks for recordings, begins and ends them, and has silent in them what is to be. */
export class RecordingControl {
  constructor(private readonly sources: Sources) {}

  /** Asks the switch what is recorded at that channel, where it is not known already. */
  async read(uid: string): Promise<void> {
    const { recordings } = this.sources;
    if (!recordings.obtain(uid).due) return;
    await recordings.obtain(uid).turns.run(async () => {
      const own = this.sources.mirror.live(uid);
      // Forgotten meanwhile: its channel has gone.
      const one = recordings.of(uid);
      if (!one?.due || !own) return;
      const { told, inherited } = one;
      const file = basename(await this.sources.pbx.readVariable(own.name, FILE_VARIABLE));
      const last = file === '' ? 'none' : file === recordingFile(uid) ? 'agent' : 'other';
      const left = inherited && last !== 'none' ? await this.left(own) : undefined;
      if (!this.sources.mirror.live(uid)) return recordings.forget(uid, own.linked);
      recordings.found(uid, left ? { last, file, left } : { last, file }, told);
    });
  }

  /** The same where it is known that something has changed. */
  async readIfKnown(uid: string): Promise<void> {
    if (this.sources.recordings.of(uid)) await this.read(uid);
  }

  /** true where what is recorded there is silent as it is to be */
  isRight(uid: string): boolean {
    const one = this.sources.recordings.of(uid);
    return !one?.isOn || isSameSilence(one.silent, this.wanted(uid, one.paused));
  }

  /** Has silent what is to be. */
  async bring(uid: string): Promise<void> {
    await this.sources.recordings.obtain(uid).turns.run(() => this.bringNow(uid));
  }

  /** @param file the whole path, or relative to Asterisk's folder */
  async begin(uid: string, file: string): Promise<void> {
    const { pbx, recordings } = this.sources;
    recordings.expect('MixMonitorStart', uid);
    try {
      recordings.began(uid, await pbx.record(this.need(uid).name, file, `ai(${RECORDING_VARIABLE})`));
    } catch (error) {
      if (error instanceof AmiRefusedError) recordings.expect('MixMonitorStart', uid, -1);
      throw error;
    }
    await this.bring(uid);
  }

  /** Ends the one with that id. */
  async end(uid: string, id: string): Promise<void> {
    const { pbx, recordings } = this.sources;
    const { name } = this.need(uid);
    recordings.expect('MixMonitorStop', uid);
    if (!(await pbx.stopRecording(name, id))) recordings.expect('MixMonitorStop', uid, -1);
    // Asterisk gives an id again when its recording is over: it must not be taken for the agent's then.
    await pbx.write(name, RECORDING_VARIABLE, '');
    recordings.ended(uid);
    if (!recordings.of(uid)?.isOn) await writePause(pbx, name, false);
  }

  /** The recordings there go on with silence, or with sound. Where that fails they are as they were. */
  async pause(uid: string, paused: boolean): Promise<void> {
    const { pbx, recordings } = this.sources;
    const { name } = this.need(uid);
    const before = recordings.obtain(uid).paused;
    // Written down first: whoever comes after us brings what is written down.
    await writePause(pbx, name, paused);
    recordings.pause(uid, paused);
    try {
      await this.bring(uid);
      if (!recordings.of(uid)?.isOn) throw new CtiRejectedError('wrong-state', 'there is no recording');
    } catch (error) {
      recordings.pause(uid, before);
      await writePause(pbx, name, before).catch(() => undefined);
      await this.bring(uid).catch(() => undefined);
      throw error;
    }
  }

  private async left({ name, uid }: ChannelRecord): Promise<FoundRecording['left']> {
    const { pbx, book } = this.sources;
    const [own, paused] = await Promise.all([pbx.readVariable(name, RECORDING_VARIABLE), readPause(pbx, name)]);
    return { own, paused, touched: book.of(uid) !== undefined };
  }

  private wanted(uid: string, paused: boolean): Silence {
    return silenceOf(paused, this.sources.book.of(uid)?.wanted);
  }

  private async bringNow(uid: string): Promise<void> {
    const { pbx, mirror, recordings } = this.sources;
    const one = recordings.of(uid);
    const own = mirror.live(uid);
    if (!one?.isOn || !own) return;
    const wanted = this.wanted(uid, one.paused);
    const changes = silenceChanges(one.silent, wanted);
    // Until the answer is there nobody knows.
    if (changes.length > 0) recordings.setSilent(uid, undefined);
    for (const { direction, silent } of changes) {
      recordings.expect('MixMonitorMute', uid);
      try {
        await pbx.silenceRecording(own.name, direction, silent);
      } catch (error) {
        if (!(error instanceof AmiRefusedError)) throw error;
        // They have ended, and no event has told.
        recordings.expect('MixMonitorMute', uid, -1);
        return recordings.over(uid);
      }
    }
    recordings.setSilent(uid, wanted);
  }

  private need(uid: string): ChannelRecord {
    const own = this.sources.mirror.live(uid);
    if (!own) throw new CtiRejectedError('no-such-call', 'the call has ended');
    return own;
  }
}

import { Serial } from '../pbx/serial.js';
import type { RecordedFiles } from './recorded-files.js';
import { NOTHING_SILENT, type Silence } from './silence.js';

/** What is known of the recordings of one channel; changed by `Recordings` alone. */
export class ChannelRecording {
  /** one thing after the other is done with them */
  readonly turns = new Serial();
  /** Asterisk's id of the one that the agent at the channel has asked for, '' for none */
  own = '';
  /** how many others go on, the dialplan's or another tool's: as far as they are known to be no agent's */
  others = 0;
  paused = false;
  /** what is silent in all of them; undefined: nobody knows */
  silent: Silence | undefined = NOTHING_SILENT;
  /** the switch has to be asked what is recorded */
  due = true;
  /** processes before this one may have done something with them */
  inherited = false;
  /** others that have begun and not ended; undefined while no event has told of any */
  running: number | undefined;
  /** how often events have told of a beginning or an end */
  told = 0;

  constructor(
    /** what it is, or was, recorded to, as far as the switch was asked in time */
    readonly files: RecordedFiles,
  ) {}

  get isOn(): boolean {
    return this.own !== '' || this.others > 0;
  }
}

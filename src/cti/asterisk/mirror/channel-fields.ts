import type { AmiMessage } from '../ami/ami-message.js';
import type { ChannelRecord } from './channel-record.js';
import type { SwitchMirror } from './switch-mirror.js';

/** Events with two channels name the second one's fields with this before them. */
export type FieldPrefix = '' | 'Dest';

/** Takes over what nearly every event tells of its channel; undefined where it names none or one that is gone. */
export function channelOf(
  mirror: SwitchMirror,
  event: AmiMessage,
  prefix: FieldPrefix = '',
): ChannelRecord | undefined {
  const uid = event.text(`${prefix}Uniqueid`);
  const name = event.text(`${prefix}Channel`);
  if (uid === '' || name === '') return undefined;
  const record = mirror.obtain(uid);
  if (!record) return undefined;
  mirror.rename(record, name);
  mirror.link(record, event.text(`${prefix}Linkedid`));
  if (event.has(`${prefix}ChannelState`)) {
    record.state = Number(event.text(`${prefix}ChannelState`));
    record.stateAt = mirror.now;
  }
  copyLine(record, event, prefix);
  for (const variable of event.all(`${prefix}ChanVariable`)) setVariable(record, variable);
  return record;
}

function copyLine(record: ChannelRecord, event: AmiMessage, prefix: FieldPrefix): void {
  record.callerNumber = event.text(`${prefix}CallerIDNum`);
  record.callerName = event.text(`${prefix}CallerIDName`);
  record.connectedNumber = event.text(`${prefix}ConnectedLineNum`);
  record.connectedName = event.text(`${prefix}ConnectedLineName`);
  record.context = event.text(`${prefix}Context`);
  record.exten = event.text(`${prefix}Exten`);
  record.priority = event.text(`${prefix}Priority`);
}

function setVariable(record: ChannelRecord, text: string): void {
  const equals = text.indexOf('=');
  if (equals < 1) return;
  record.variables.set(text.slice(0, equals), text.slice(equals + 1));
}

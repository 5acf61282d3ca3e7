import type { AmiMessage } from '../ami/ami-message.js';
import type { ChannelRecord } from './channel-record.js';
import type { MirrorRecords } from './mirror-records.js';

/** What stands before the fields of each of an event's channels. */
export type FieldPrefix = '' | 'Dest' | 'Target' | 'Parkee' | 'Retriever';

/**
 * Takes over what nearly every event tells of its channel; undefined where it names none or one that is gone. A channel
 * gets another name by `Rename` alone: what gives that id to another channel was not written by Asterisk.
 */
export function channelOf(
  mirror: MirrorRecords,
  event: AmiMessage,
  prefix: FieldPrefix = '',
): ChannelRecord | undefined {
  const uid = event.text(`${prefix}Uniqueid`);
  const name = event.text(`${prefix}Channel`);
  if (uid === '' || name === '') return undefined;
  const record = mirror.obtain(uid);
  if (!record || (record.name !== '' && record.name !== name)) return undefined;
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

const LINE = {
  callerNumber: 'CallerIDNum',
  callerName: 'CallerIDName',
  connectedNumber: 'ConnectedLineNum',
  connectedName: 'ConnectedLineName',
  context: 'Context',
  exten: 'Exten',
  priority: 'Priority',
} as const;
const LINE_FIELDS = Object.entries(LINE) as [keyof typeof LINE, string][];

/** What a message does not have stays as it was. */
function copyLine(record: ChannelRecord, event: AmiMessage, prefix: FieldPrefix): void {
  for (const [key, field] of LINE_FIELDS) {
    if (event.has(`${prefix}${field}`)) record[key] = event.text(`${prefix}${field}`);
  }
}

function setVariable(record: ChannelRecord, text: string): void {
  const equals = text.indexOf('=');
  if (equals < 1) return;
  record.variables.set(text.slice(0, equals), text.slice(equals + 1));
}

import type { AmiMessage } from './ami-message.js';
import { CHANNEL_FIELDS } from './channel-block.js';

const OF_A_CHANNEL = /^([A-Za-z]*)(ChannelState|Linkedid)$/;
const BEGINNINGS: ReadonlySet<string | undefined> = new Set(['Event', 'Response']);

/** False for what is no message of Asterisk's but a piece of one: it does not begin like one, or lacks parts of a channel. */
export function isWhole(message: AmiMessage): boolean {
  const names = [...message.names];
  if (!BEGINNINGS.has(names[0])) return false;
  return names.every((name) => {
    const prefix = OF_A_CHANNEL.exec(name)?.[1];
    return prefix === undefined || CHANNEL_FIELDS.every((field) => message.has(`${prefix}${field}`));
  });
}

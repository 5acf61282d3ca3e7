import { why } from '../../../protocol/why.js';
import type { CtiLacks } from '../../port/cti-facts.js';
import type { AnswerWay } from '../asterisk.options.js';
import type { ChannelRecord } from '../mirror/channel-record.js';

const BY_HAND: CtiLacks = {
  commands: ['conversation.answer', 'interaction.accept'],
  ...why('answered-by-hand'),
};
const HELD_BY_HAND: CtiLacks = {
  commands: ['conversation.retrieve'],
  ...why('held-at-device'),
};

/** What cannot be done with a call because its device cannot be told to. */
export function deviceLacks({ up, holding }: ChannelRecord, way: AnswerWay): CtiLacks | undefined {
  if (way !== 'none') return undefined;
  if (!up) return BY_HAND;
  return holding ? HELD_BY_HAND : undefined;
}

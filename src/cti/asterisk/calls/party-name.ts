import type { ChannelRecord } from '../mirror/channel-record.js';

/**
 * Name of the other party; '' where nobody tells. What is connected by the switch's word may be somebody else for a while (the
 * phone of one who is asked): such a name is that of the number beside it and not of the party.
 * @param address the party's number as it is shown
 */
export function partyName(
  own: ChannelRecord,
  peer: ChannelRecord | undefined,
  { address, calling }: { readonly address: string; readonly calling: boolean },
): string {
  const together = peer?.bridge !== undefined && peer.bridge === own.bridge;
  const numbers: readonly (string | undefined)[] = ['', address, peer?.callerNumber];
  const said = together || numbers.includes(own.connectedNumber) ? own.connectedName : '';
  return (calling ? '' : peer?.callerName) || said;
}

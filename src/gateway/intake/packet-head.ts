import { MalformedPacketError } from './malformed-packet.error.js';

/** What stands before the arguments of an event. */
export interface PacketHead {
  readonly nsp: string;
  /** the number of the acknowledgement that is asked for */
  readonly id: number | undefined;
  /** where in the text the arguments begin */
  readonly end: number;
}

const NAMESPACE = /(\/[^,]{0,63})(?:,|$)/y;
/** Up to fifteen digits, so that it is a whole number as it stands. */
const ID = /\d{1,15}(?!\d)/y;

/**
 * Reads the head of a packet whose arguments, if any, are a list.
 * @param start where it begins, behind the packet's type and its number of attachments
 * @throws MalformedPacketError
 */
export function packetHead(text: string, start: number): PacketHead {
  let end = start;
  let nsp = '/';
  if (text[end] === '/') {
    const found = match(NAMESPACE, text, end);
    if (!found) throw new MalformedPacketError('a namespace that is too long');
    nsp = found[1] ?? '/';
    end += found[0].length;
  }
  const id = match(ID, text, end)?.[0];
  end += id?.length ?? 0;
  if (end < text.length && text[end] !== '[' && text[end] !== '{') throw new MalformedPacketError('no arguments');
  return { nsp, id: id === undefined ? undefined : Number(id), end };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

import { Decoder, PacketType } from 'socket.io-parser';
import { Transport } from '../../protocol/transport.js';
import { argumentsProblem } from './arguments-problem.js';
import { MalformedPacketError } from './malformed-packet.error.js';
import { packetHead, type PacketHead } from './packet-head.js';
import { UnreadMessage } from './unread-message.js';

/** Characters of a packet that joins a namespace or leaves it: nothing here is read of what comes with it. */
const JOINING = 4_096;

const ATTACHMENTS = /([1-9]|10)-/y;
const COMMAND = new RegExp(`\\[\\s*"${Transport.command}"\\s*[,\\]]`, 'y');

/**
 * Socket.IO's decoder for what a client may send here: to join and to leave, and events. Their arguments are looked at as
 * text before anything is parsed; what is beyond the limits is handed on as an `UnreadMessage`, to be answered, and so
 * is what comes with binary data, which is not kept. Whatever else arrives is malformed.
 */
export class BoundedDecoder extends Decoder {
  private joined = false;
  private awaited = 0;
  /** sends on what the attachments that are awaited belong to */
  private complete = (): void => undefined;

  /** @param messageDepth levels of nesting in one argument */
  constructor(private readonly messageDepth: number) {
    super();
  }

  /** @throws MalformedPacketError, and what the base class throws where something is no JSON */
  override add(data: unknown): void {
    if (typeof data !== 'string') return this.attachment();
    if (this.awaited > 0) throw new MalformedPacketError('text instead of an attachment');
    const type = Number(data[0]) as PacketType;
    if (type === PacketType.EVENT) this.event(data);
    else if (type === PacketType.CONNECT) this.connect(data);
    else if (type === PacketType.BINARY_EVENT) this.binary(data);
    else if (type === PacketType.DISCONNECT && data.length <= JOINING) {
      this.joined = false;
      super.add(data);
    } else throw new MalformedPacketError('no packet of a client');
  }

  private event(data: string): void {
    const head = packetHead(data, 1);
    const problem = argumentsProblem(data, head.end, this.messageDepth);
    if (problem === undefined) super.add(data);
    else this.unread(name(data, head), head, problem);
  }

  /** One at a time: each would be a socket of its own until the first of them is one. */
  private connect(data: string): void {
    if (data.length > JOINING) throw new MalformedPacketError('too much to join with');
    const main = packetHead(data, 1).nsp === '/';
    if (main && this.joined) throw new MalformedPacketError('joined twice');
    super.add(data);
    if (main) this.joined = true;
  }

  private binary(data: string): void {
    ATTACHMENTS.lastIndex = 1;
    const found = ATTACHMENTS.exec(data);
    if (!found) throw new MalformedPacketError('a wrong number of attachments');
    const head = packetHead(data, 1 + found[0].length);
    const named = name(data, head);
    this.awaited = Number(found[1]);
    this.complete = () => this.unread(named, head, 'binary data');
  }

  private attachment(): void {
    if (this.awaited === 0) throw new MalformedPacketError('an attachment to nothing');
    this.awaited -= 1;
    if (this.awaited === 0) this.complete();
  }

  private unread(event: string, { nsp, id }: PacketHead, problem: string): void {
    const packet = { type: PacketType.EVENT, nsp, data: [event, new UnreadMessage(problem)] };
    this.emitReserved('decoded', id === undefined ? packet : { ...packet, id });
  }
}

/** The event's name; of others than a command's only that it is another one. */
function name(text: string, { end }: PacketHead): string {
  COMMAND.lastIndex = end;
  return COMMAND.test(text) ? Transport.command : '';
}

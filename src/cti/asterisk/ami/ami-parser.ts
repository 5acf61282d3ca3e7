import { StringDecoder } from 'node:string_decoder';
import { AmiProtocolError } from './ami-error.js';
import type { AmiMessage } from './ami-message.js';
import { MessageAssembly } from './message-assembly.js';

const GREETING = 'Asterisk Call Manager/';
const END = '\r\n';
/** far above what Asterisk sends (a status answer with all variables is some tens of kilobytes) */
const MAX_LINE = 64 * 1024;

/** Cuts the byte stream of the manager interface into messages, however the network has cut it. */
export class AmiParser {
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';
  private readonly assembly = new MessageAssembly();
  /** what the server called itself, once it has */
  greeting: string | undefined;

  /**
   * Takes the next bytes; returns the messages that they complete.
   * @throws AmiProtocolError where the far end is no manager interface or passes the limits
   */
  feed(chunk: Buffer): AmiMessage[] {
    const messages: AmiMessage[] = [];
    const text = this.rest + this.decoder.write(chunk);
    let from = 0;
    for (let end = text.indexOf(END); end >= 0; end = text.indexOf(END, from)) {
      this.line(text.slice(from, end), messages);
      from = end + END.length;
    }
    this.rest = text.slice(from);
    if (this.rest.length > MAX_LINE) throw new AmiProtocolError('a line is too long');
    return messages;
  }

  private line(line: string, messages: AmiMessage[]): void {
    if (line.length > MAX_LINE) throw new AmiProtocolError('a line is too long');
    if (this.greeting === undefined) {
      if (!line.startsWith(GREETING)) throw new AmiProtocolError('not an Asterisk manager interface');
      this.greeting = line;
    } else {
      const message = this.assembly.add(line);
      if (message) messages.push(message);
    }
  }
}

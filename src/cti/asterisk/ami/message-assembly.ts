import { AmiProtocolError } from './ami-error.js';
import { AmiMessage } from './ami-message.js';
import { ChannelBlock } from './channel-block.js';
import { unescapeC } from './unescape-c.js';

const MAX_FIELDS = 4_096;
/** What Asterisk escapes as C does where it tells of a channel; all else comes as it is. */
const ESCAPED = /(CallerIDName|ConnectedLineName|ChanVariable)$|^Value$/;
const LINE_BREAK = /[\r\n]/;

/** Makes messages of lines. No value gets out of its field, and one that is not whole is empty. */
export class MessageAssembly {
  private fields = new Map<string, string[]>();
  private count = 0;
  private block: ChannelBlock | undefined;

  /**
   * Takes the next line, without its end; returns the message that it completes.
   * @throws AmiProtocolError where the message passes the limits
   */
  add(line: string): AmiMessage | undefined {
    if (line === '' && !this.block?.open) return this.end();
    const colon = line.indexOf(':');
    const name = colon < 1 ? undefined : line.slice(0, colon);
    if (++this.count > MAX_FIELDS) throw new AmiProtocolError('a message has too many fields');
    const found = this.block?.line(name);
    if (found?.spoilt !== undefined) this.fields.set(found.spoilt, ['']);
    if (name === undefined || found?.is === 'within') return undefined;
    const value = line.slice(colon + 1).trim();
    if (found?.is === 'field') this.fields.delete(name);
    this.keep(name, value);
    if (!this.block?.open) this.block = ChannelBlock.after(name, value) ?? this.block;
    return undefined;
  }

  private keep(name: string, text: string): void {
    const escaped = this.block?.escaped === true && ESCAPED.test(name);
    const value = escaped ? unescapeC(text) : LINE_BREAK.test(text) ? '' : text;
    const values = this.fields.get(name);
    if (values) values.push(value);
    else this.fields.set(name, [value]);
  }

  private end(): AmiMessage | undefined {
    const message = this.fields.size > 0 ? new AmiMessage(this.fields) : undefined;
    this.fields = new Map();
    this.count = 0;
    this.block = undefined;
    return message;
  }
}

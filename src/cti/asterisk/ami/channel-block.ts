/** What an event tells of a channel from the caller's number on: always these fields, in this order. */
export const CHANNEL_FIELDS = [
  'CallerIDNum',
  'CallerIDName',
  'ConnectedLineNum',
  'ConnectedLineName',
  'Context',
  'Exten',
  'Priority',
  'Uniqueid',
  'Linkedid',
] as const;
/** The same for somebody who waits in a queue. */
const QUEUE_ENTRY_FIELDS = ['CallerIDNum', 'CallerIDName', 'ConnectedLineNum', 'ConnectedLineName', 'Wait'] as const;

/** The field that comes before a channel's; with what stands before all of them: `Dest`, or nothing. */
const OPENING = /^([A-Za-z]*)ChannelState$/;
/** Asterisk writes these as they were sent: with line breaks, if somebody has put such into them. */
const RAW: ReadonlySet<string> = new Set(['CallerIDNum', 'ConnectedLineNum', 'Exten']);
/** These stand among them and are nobody's concern. */
const BETWEEN: ReadonlySet<string> = new Set(['ChannelStateDesc', 'Language', 'AccountCode']);
/** No number holds as many lines as that. */
const LINES = 200;

export interface BlockLine {
  /** `within`: no field but a part of the value before it */
  readonly is: 'field' | 'other' | 'within';
  /** the field whose value is not whole, and may be anybody's */
  readonly spoilt?: string | undefined;
}

/**
 * Follows one channel's fields through the lines of a message. A caller's number with line breaks in it looks like further
 * lines, even like the end of the message and the beginning of another one; but a channel's fields are always all there,
 * and more than a number has room for.
 */
export class ChannelBlock {
  private next = 0;
  private lines = 0;

  private constructor(
    private readonly prefix: string,
    private readonly order: readonly string[],
    /** Asterisk escapes names and variables in it as C does */
    readonly escaped: boolean,
  ) {}

  /** The fields that begin after that one; undefined where none do. */
  static after(name: string, value: string): ChannelBlock | undefined {
    if (name === 'Event') return value === 'QueueEntry' ? new ChannelBlock('', QUEUE_ENTRY_FIELDS, false) : undefined;
    const prefix = OPENING.exec(name)?.[1];
    return prefix === undefined ? undefined : new ChannelBlock(prefix, CHANNEL_FIELDS, true);
  }

  /** true while fields are missing: an empty line does not end the message then */
  get open(): boolean {
    return this.next < this.order.length && this.lines < LINES;
  }

  /** The next line: the name of a field, or undefined for one that has none. */
  line(name: string | undefined): BlockLine {
    this.lines++;
    const index = name?.startsWith(this.prefix) ? this.order.indexOf(name.slice(this.prefix.length)) : -1;
    if (index === this.next) this.next++;
    // The true one comes last: the one before it was written by the caller.
    else if (index >= 0 && index < this.next) return { is: 'field', spoilt: this.rawBefore(index) };
    else if (this.next === 0 || !this.open || BETWEEN.has(name?.slice(this.prefix.length) ?? ''))
      return { is: 'other' };
    else return { is: 'within', spoilt: this.rawBefore(this.next) };
    return { is: 'field' };
  }

  private rawBefore(index: number): string | undefined {
    const raw = this.order.slice(0, index).findLast((field) => RAW.has(field));
    return raw === undefined ? undefined : `${this.prefix}${raw}`;
  }
}

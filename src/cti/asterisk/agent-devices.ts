import { CtiRejectedError } from '../../errors/switch-errors.js';
import type { AnswerWay, AsteriskOptions } from './asterisk.options.js';

const MARK = '{extension}';
/** What may become part of a channel name or a dialplan target. */
const NUMBER = /^\+?[A-Za-z0-9*#_-]{1,64}$/;

/** How agents' devices are called at this switch, and what they can do. */
export class AgentDevices {
  private readonly own: RegExp;
  private readonly internal: RegExp;

  constructor(private readonly options: AsteriskOptions) {
    const [before = '', after = ''] = options.endpoint.split(MARK).map((text) => text.replace(/[^\w]/g, '\\$&'));
    this.own = new RegExp(`^${before}(.+)${after}$`);
    this.internal = new RegExp(options.internal);
  }

  /** @throws CtiRejectedError where it cannot be a number */
  static checkNumber(number: string): string {
    if (!NUMBER.test(number)) throw new CtiRejectedError('not a number that can be dialled', { problem: 'number' });
    return number;
  }

  /** the device as Asterisk names it, e.g. `PJSIP/1001` */
  endpoint(extension: string): string {
    return this.options.endpoint.replace(MARK, AgentDevices.checkNumber(extension));
  }

  /** the interface that is a member of the queues */
  member(extension: string): string {
    return (this.options.member ?? this.options.endpoint).replace(MARK, AgentDevices.checkNumber(extension));
  }

  /** true for a number of our own people */
  isInternalNumber(number: string): boolean {
    return this.internal.test(number);
  }

  /** true for a device of our own people */
  isInternalEndpoint(endpoint: string): boolean {
    const extension = this.own.exec(endpoint)?.[1];
    return extension !== undefined && this.isInternalNumber(extension);
  }

  answerWay(extension: string): AnswerWay {
    return this.options.devices.find((one) => one.extension === extension)?.answer ?? this.options.answer;
  }
}

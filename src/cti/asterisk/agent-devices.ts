import { CtiRejectedError } from '../../errors/switch-errors.js';
import type { AnswerWay, AsteriskOptions } from './asterisk.options.js';

const MARK = '{extension}';
/** What may become part of a channel name or a dialplan target. */
const NUMBER = /^\+?[A-Za-z0-9*#_-]{1,64}$/;

/** How agents' devices are called at this switch, and what they can do. */
export class AgentDevices {
  private readonly own: RegExp;
  private readonly internal: RegExp;
  /** of devices whose endpoint does not follow from the extension, both ways */
  private readonly endpoints = new Map<string, string>();
  private readonly extensions = new Map<string, string>();

  constructor(private readonly options: AsteriskOptions) {
    const [before = '', after = ''] = options.endpoint.split(MARK).map((text) => text.replace(/[^\w]/g, '\\$&'));
    this.own = new RegExp(`^${before}(.+)${after}$`);
    this.internal = new RegExp(options.internal);
    for (const { extension, endpoint } of options.devices) {
      if (endpoint === undefined) continue;
      this.endpoints.set(extension, endpoint);
      this.extensions.set(endpoint, extension);
    }
  }

  /** @throws CtiRejectedError where it cannot be a number */
  static checkNumber(number: string): string {
    if (!NUMBER.test(number)) throw new CtiRejectedError('no-such-address', 'not a number that can be dialled');
    return number;
  }

  /** the device as Asterisk names it, e.g. `PJSIP/1001` */
  endpoint(extension: string): string {
    const number = AgentDevices.checkNumber(extension);
    return this.endpoints.get(number) ?? this.options.endpoint.replace(MARK, number);
  }

  /** the interface that is a member of the queues */
  member(extension: string): string {
    const { member } = this.options;
    return member?.replace(MARK, AgentDevices.checkNumber(extension)) ?? this.endpoint(extension);
  }

  /** how somebody is called whom an agent asks, or calls into a call */
  third(number: string): string {
    const to = AgentDevices.checkNumber(number);
    const direct = this.options.consult === 'device' && this.isInternalNumber(to);
    return direct ? this.endpoint(to) : `Local/${to}@${this.options.context}/n`;
  }

  /** true for a number of our own people */
  isInternalNumber(number: string): boolean {
    return this.internal.test(number);
  }

  /** the number of the device, where it is one of our people's as far as its name goes */
  extension(endpoint: string): string | undefined {
    const mapped = this.extensions.get(endpoint);
    if (mapped !== undefined) return mapped;
    const named = this.own.exec(endpoint)?.[1];
    // The device of that number has another name.
    return named === undefined || this.endpoints.has(named) ? undefined : named;
  }

  /** true for a device of our own people */
  isInternalEndpoint(endpoint: string): boolean {
    if (this.extensions.has(endpoint)) return true;
    const extension = this.extension(endpoint);
    return extension !== undefined && this.isInternalNumber(extension);
  }

  answerWay(extension: string): AnswerWay {
    return this.options.devices.find((one) => one.extension === extension)?.answer ?? this.options.answer;
  }
}

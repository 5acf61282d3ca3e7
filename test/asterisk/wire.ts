import type { AsteriskServer } from '../support/asterisk/asterisk-server.js';
import { LostAnswer } from './lost-answer.js';
import { TcpProxy } from './tcp-proxy.js';

/** The network between the provider and an Asterisk. */
export class Wire {
  private constructor(
    readonly ami: TcpProxy,
    readonly http: TcpProxy,
    readonly answers: LostAnswer,
  ) {}

  static async open({ amiPort, httpPort }: AsteriskServer): Promise<Wire> {
    const answers = new LostAnswer();
    const ami = await TcpProxy.open(amiPort, answers.amiTap);
    return new Wire(ami, await TcpProxy.open(httpPort, answers.ariTap), answers);
  }

  /** what `optionsFor` needs */
  get ports(): { readonly ami: number; readonly http: number } {
    return { ami: this.ami.port, http: this.http.port };
  }

  /** From now on everything is under way for that many milliseconds, each way. */
  slow(ms: number): void {
    for (const half of [this.ami, this.http]) half.delay = ms;
  }

  cut(): void {
    for (const half of [this.ami, this.http]) half.cut();
  }

  mend(): void {
    for (const half of [this.ami, this.http]) half.mend();
  }

  async close(): Promise<void> {
    await Promise.all([this.ami.close(), this.http.close()]);
  }
}

import { Transform } from 'node:stream';
import type { AsteriskServer } from '../support/asterisk/asterisk-server.js';
import { TcpProxy } from './tcp-proxy.js';
import type { WireTap } from './wire-tap.js';

const END_OF_MESSAGE = '\r\n\r\n';
const CHANGES_OVER_AMI = /^Action: *(?:Bridge|Hangup|Redirect|Setvar)\s/;
const CHANGES_OVER_ARI = /^(?:POST|DELETE) /;
/** what a process says of itself, whatever it does with calls */
const SIGN_OF_LIFE = /INTERACTION_PROCESSOR_ALIVE/;

/**
 * The network between a switch and a process that dies after so many requests: these come, what it would have asked for
 * after them never does, and its connections end.
 */
export class DyingWire {
  private left = Infinity;
  private ami!: TcpProxy;
  private http!: TcpProxy;

  private constructor() {}

  static async open({ amiPort, httpPort }: AsteriskServer): Promise<DyingWire> {
    const wire = new DyingWire();
    wire.ami = await TcpProxy.open(amiPort, () => wire.amiTap());
    wire.http = await TcpProxy.open(httpPort, () => wire.ariTap());
    return wire;
  }

  /** what `optionsFor` needs */
  get ports(): { readonly ami: number; readonly http: number } {
    return { ami: this.ami.port, http: this.http.port };
  }

  /** @param requests how many that change something at the switch still get there */
  dieAfter(requests: number): void {
    this.left = requests;
  }

  get isDead(): boolean {
    return this.left < 0;
  }

  /** The sockets of a process that is gone are closed. */
  async close(): Promise<void> {
    this.left = -1;
    await Promise.all([this.ami.close(), this.http.close()]);
  }

  private passes(changes: boolean): boolean {
    if (changes && !this.isDead) {
      this.left -= 1;
      if (this.isDead) for (const half of [this.ami, this.http]) half.end();
    }
    return !this.isDead;
  }

  private amiTap(): WireTap {
    let sent = '';
    const toSwitch = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        const actions = `${sent}${chunk.toString('latin1')}`.split(END_OF_MESSAGE);
        sent = actions.pop() ?? '';
        const isStep = (action: string) => CHANGES_OVER_AMI.test(action) && !SIGN_OF_LIFE.test(action);
        const through = actions.filter((action) => this.passes(isStep(action)));
        done(null, Buffer.from(through.map((action) => `${action}${END_OF_MESSAGE}`).join(''), 'latin1'));
      },
    });
    return { toSwitch, toProvider: this.whileAlive() };
  }

  private ariTap(): WireTap {
    const toSwitch = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        const through = this.passes(CHANGES_OVER_ARI.test(chunk.toString('latin1')));
        done(null, through ? chunk : undefined);
      },
    });
    return { toSwitch, toProvider: this.whileAlive() };
  }

  private whileAlive(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => done(null, this.isDead ? undefined : chunk),
    });
  }
}

import type { SipResponse } from './sip-message.js';
import type { Timers } from './timers.js';

const T1_MS = 500;
/** A dead server must not keep a test waiting: far shorter than the 32 s of a phone on a real network. */
const ANSWER_DEADLINE_MS = 5_000;
/** How long something may ring (timer C). */
const RING_DEADLINE_MS = 180_000;

/** Sends one request until it is answered, and gives the final response or the reason why there is none. */
export class ClientTransaction {
  readonly final: Promise<SipResponse>;
  private resolve!: (response: SipResponse) => void;
  private reject!: (error: Error) => void;
  private cancelRepeat = (): void => undefined;
  private cancelDeadline: () => void;

  constructor(
    private readonly method: string,
    private readonly send: () => void,
    private readonly timers: Timers,
    private readonly onProvisional: (response: SipResponse) => void,
  ) {
    this.final = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.cancelDeadline = this.deadline(ANSWER_DEADLINE_MS);
    this.transmit(T1_MS);
  }

  receive(response: SipResponse): void {
    this.cancelRepeat();
    if (response.status < 200) {
      if (this.method === 'INVITE') {
        this.cancelDeadline();
        this.cancelDeadline = this.deadline(RING_DEADLINE_MS);
      }
      this.onProvisional(response);
      return;
    }
    this.cancelDeadline();
    this.resolve(response);
  }

  fail(reason: string): void {
    this.cancelRepeat();
    this.cancelDeadline();
    this.reject(new Error(`${this.method}: ${reason}`));
  }

  private transmit(interval: number): void {
    this.send();
    this.cancelRepeat = this.timers.after(interval, () => this.transmit(interval * 2));
  }

  private deadline(ms: number): () => void {
    return this.timers.after(ms, () => this.fail(`no answer within ${ms} ms`));
  }
}

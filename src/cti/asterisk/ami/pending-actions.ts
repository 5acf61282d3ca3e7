import type { Clock, Timer } from '../../../runtime/clock.js';
import type { AmiMessage } from './ami-message.js';
import { AmiRefusedError, AmiTimeoutError } from './ami-error.js';

interface Pending {
  readonly action: string;
  readonly items: AmiMessage[] | undefined;
  readonly timer: Timer;
  resolve(answer: AmiMessage, items: readonly AmiMessage[]): void;
  reject(error: Error): void;
}

export interface AmiAnswer {
  readonly answer: AmiMessage;
  /** what a list action listed */
  readonly items: readonly AmiMessage[];
}

/** Actions that wait for their answer; each ends by the answer, by its deadline or by the end of the connection. */
export class PendingActions {
  private readonly pending = new Map<string, Pending>();

  constructor(
    private readonly clock: Clock,
    private readonly deadline: number,
  ) {}

  add(id: string, action: string, list: boolean): Promise<AmiAnswer> {
    return new Promise((resolve, reject) => {
      const timer = this.clock.after(this.deadline, () => this.end(id)?.reject(new AmiTimeoutError(action)));
      this.pending.set(id, {
        action,
        timer,
        reject,
        items: list ? [] : undefined,
        resolve: (answer, items) => resolve({ answer, items }),
      });
    });
  }

  /** Ends one that could not be sent. */
  cancel(id: string): void {
    this.end(id);
  }

  /** @returns true where the message was for a waiting action; false where it is an event for everybody */
  offer(message: AmiMessage): boolean {
    const id = message.get('ActionID');
    const one = id === undefined ? undefined : this.pending.get(id);
    // OriginateResponse is an event though it carries "Response:".
    const answer = message.has('Response') && message.event === undefined;
    if (!id || !one) return answer;
    if (answer) this.answered(id, one, message);
    else if (one.items) this.listed(id, one, one.items, message);
    else return false;
    return true;
  }

  closeAll(error: Error): void {
    for (const id of this.pending.keys()) this.end(id)?.reject(error);
  }

  private answered(id: string, one: Pending, answer: AmiMessage): void {
    const response = answer.get('Response');
    if (response !== 'Success' && response !== 'Goodbye') {
      this.end(id)?.reject(new AmiRefusedError(one.action, answer.text('Message')));
    } else if (!one.items || answer.get('EventList') !== 'start') {
      this.end(id)?.resolve(answer, []);
    }
  }

  private listed(id: string, one: Pending, items: AmiMessage[], message: AmiMessage): void {
    const mark = message.get('EventList');
    if (mark === 'Complete') this.end(id)?.resolve(message, items);
    else if (mark === 'cancelled') this.end(id)?.reject(new AmiRefusedError(one.action, message.text('Message')));
    else items.push(message);
  }

  private end(id: string): Pending | undefined {
    const one = this.pending.get(id);
    this.pending.delete(id);
    one?.timer.cancel();
    return one;
  }
}

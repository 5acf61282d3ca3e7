import { signal } from '@preact/signals';
import type { TappedMessage } from '../../client.js';

type Of<K extends TappedMessage['kind']> = Extract<TappedMessage, { readonly kind: K }>;

/** One thing that went over the line, and with a command what came of it. */
export interface Recorded {
  readonly number: number;
  readonly message: Of<'command'> | Of<'event'> | Of<'connection'>;
  readonly answer?: Of<'answer'>;
  /** the number of the latest that was there when the answer came */
  readonly answeredAfter?: number;
}

export const MOST_RECORDED = 500;
const MOST_CHARACTERS = 4_000_000;

/** What went over the line lately, for developers: bounded by number and by size, the oldest goes first. */
export class Recording {
  readonly entries = signal<readonly Recorded[]>([]);
  /** while it is, nothing new is recorded but the answers to what is there */
  readonly paused = signal(false);
  readonly #sizes = new Map<number, number>();
  #numbers = 0;
  #size = 0;

  take(message: TappedMessage): void {
    if (message.kind === 'answer') this.#answer(message);
    else if (!this.paused.value) this.#add(message);
  }

  clear(): void {
    this.#sizes.clear();
    this.#size = 0;
    this.entries.value = [];
  }

  #add(message: Recorded['message']): void {
    this.#numbers += 1;
    this.#grow(this.#numbers, message);
    this.#keep([...this.entries.value, { number: this.#numbers, message }]);
  }

  #answer(answer: Of<'answer'>): void {
    const { value } = this.entries;
    const at = value.findLastIndex(({ message }) => message.kind === 'command' && isOf(message, answer));
    const asked = value[at];
    if (!asked) return;
    this.#grow(asked.number, answer.answer);
    this.#keep(value.with(at, { ...asked, answer, answeredAfter: this.#numbers }));
  }

  #grow(number: number, by: object): void {
    const { length } = JSON.stringify(by);
    this.#sizes.set(number, (this.#sizes.get(number) ?? 0) + length);
    this.#size += length;
  }

  #keep(entries: Recorded[]): void {
    while (entries.length > MOST_RECORDED || (this.#size > MOST_CHARACTERS && entries.length > 1)) {
      const number = entries.shift()?.number ?? 0;
      this.#size -= this.#sizes.get(number) ?? 0;
      this.#sizes.delete(number);
    }
    this.entries.value = entries;
  }
}

function isOf(sent: Of<'command'>, { command, id, attempt, url }: Of<'answer'>): boolean {
  return sent.command === command && sent.id === id && sent.attempt === attempt && sent.url === url;
}

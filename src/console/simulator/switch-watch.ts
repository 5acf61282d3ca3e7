import { signal, type Signal } from '@preact/signals';
import type { Timer } from '../../runtime/clock.js';
import { Doings } from '../state/doings.js';
import { pageClock } from '../state/page-clock.js';
import { controlRequest } from './control-request.js';
import type { SwitchCall, SwitchCommand, SwitchView } from './switch-shapes.js';

const EVERY_MS = 1_000;
/** Calls that are over, and commands, that are shown. */
const ENDED = 5;
const COMMANDS = 20;

/** A simulated switch as it was read last: once a second while it is looked at, and after whatever was done. */
export class SwitchWatch {
  readonly view = signal<SwitchView | undefined>(undefined);
  readonly calls = signal<readonly SwitchCall[]>([]);
  /** the latest first */
  readonly commands = signal<readonly SwitchCommand[]>([]);
  /** whether the last reading failed */
  readonly lost = signal(false);
  readonly doings = new Doings();
  #timer: Timer | undefined;
  #stopped = true;
  #reading = false;
  /** something was done while it was read */
  #again = false;
  readonly #seen = () => this.#next(0);

  constructor(readonly service: string) {}

  start(): void {
    this.#stopped = false;
    document.addEventListener('visibilitychange', this.#seen);
    this.#next(0);
  }

  stop(): void {
    this.#stopped = true;
    document.removeEventListener('visibilitychange', this.#seen);
    this.#timer?.cancel();
  }

  /**
   * Has the switch do something, once at a time for a key, and reads it anew.
   * @returns whether it was done; why not is among the notices of `doings`
   */
  async act(key: string, ...[method, path, body]: readonly [method: string, path: string, body?: unknown]) {
    const done = await this.doings.run(key, () => controlRequest(this.service, method, path, body));
    this.#next(0);
    return done;
  }

  #next(delay: number): void {
    this.#timer?.cancel();
    if (this.#stopped || document.visibilityState === 'hidden') return;
    this.#timer = pageClock.after(delay, () => void this.#read());
  }

  async #read(): Promise<void> {
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = true;
    this.#again = false;
    try {
      const ask = (path: string) => controlRequest(this.service, 'GET', path);
      const view = (await ask('')) as SwitchView;
      const calls = (await ask(`/calls?ended=${ENDED}`)) as readonly SwitchCall[];
      const first = Math.max(0, (this.commands.value[0]?.number ?? 0) - COMMANDS);
      const commands = (await ask(`/commands?after=${first}`)) as readonly SwitchCommand[];
      take(this.view, view);
      take(this.calls, calls);
      take(this.commands, commands.slice(-COMMANDS).toReversed());
      this.lost.value = false;
    } catch {
      this.lost.value = true;
    }
    this.#reading = false;
    this.#next(this.#again ? 0 : EVERY_MS);
  }
}

/** What is as it was is not drawn anew. */
function take<T>(kept: Signal<T>, told: T): void {
  if (JSON.stringify(kept.peek()) !== JSON.stringify(told)) kept.value = told;
}

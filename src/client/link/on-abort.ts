import { Listeners, type Unsubscribe } from '../listeners.js';

const WAITING = new WeakMap<AbortSignal, Listeners<void>>();

/** Has an action done when a signal is aborted, by one listener however many there are: Node takes more than ten for a leak. */
export function onAbort(signal: AbortSignal, action: () => void): Unsubscribe {
  const known = WAITING.get(signal);
  const listeners = known ?? new Listeners<void>();
  if (!known) {
    WAITING.set(signal, listeners);
    signal.addEventListener('abort', () => listeners.tell());
  }
  return listeners.add(action);
}

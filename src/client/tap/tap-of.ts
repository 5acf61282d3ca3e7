import type { Clock } from '../../runtime/clock.js';
import { Listeners } from '../listeners.js';
import type { TappedMessage, Tapping } from './tapped-message.js';

const SECRET = /password|token|secret|credential/i;

const veiled = (key: string, value: unknown) => (SECRET.test(key) ? '•••' : value);

/** Tells a tap, which gets a copy without secrets, and holds up nobody; undefined where there is none. */
export function tapOf(
  tap: ((message: TappedMessage) => void) | undefined,
  clock: Clock,
): ((told: Tapping) => void) | undefined {
  if (!tap) return undefined;
  const listeners = new Listeners<TappedMessage>();
  listeners.add(tap);
  return (told) => listeners.tell(JSON.parse(JSON.stringify({ ...told, time: clock.now() }, veiled)) as TappedMessage);
}

import type { Event } from 'socket.io';
import { Transport } from '../protocol/transport.js';

/**
 * A Socket.IO middleware for events that are not of the wire: without it they would be swallowed, and a developer who
 * mistook a command's name for an event's would wait for ever.
 * @param answer answers one, through its last argument if that is a callback
 */
export function strangerEvents(
  answer: (acknowledge: unknown) => void,
): (event: Event, next: (error?: Error) => void) => void {
  return ([name, ...args], next) => {
    if (name === Transport.command) next();
    else answer(args.at(-1));
  };
}

import type { Event, Socket } from 'socket.io';
import { UnknownNameError } from '../errors/desktop-errors.js';
import { Transport } from '../protocol/transport.js';
import { failureOf } from './failure-of.js';

/**
 * A Socket.IO middleware for events that are not of the wire: without it they would be swallowed, and a developer who
 * mistook a command's name for an event's would wait for ever.
 */
export function answerStrangers(socket: Socket): (event: Event, next: (error?: Error) => void) => void {
  return ([name, ...args], next) => {
    if (name === Transport.command) {
      next();
      return;
    }
    const error = new UnknownNameError('UNKNOWN_COMMAND', `event; commands are sent as '${Transport.command}'`);
    const failure = failureOf(error, { debug: false, correlationId: () => '' });
    const response = { command: null, result: 'failure', failure };
    const acknowledge: unknown = args.at(-1);
    if (typeof acknowledge === 'function') acknowledge(response);
    else socket.emit(Transport.response, response);
  };
}

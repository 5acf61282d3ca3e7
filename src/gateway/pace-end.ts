import type { Socket } from 'node:net';
import type { Pace } from '../runtime/pace.js';

const ENDS = new Set<string | symbol>(['end', 'close']);

/**
 * Has a TCP connection tell of its end at a pace. When thousands of lines are lost in one moment, all of these events come
 * in one turn of the loop, and what Node, ws, Engine.IO, Socket.IO and we do on each would block it for a second. No
 * listener can be put off by another one: only `emit` stands before all of them.
 */
export function paceEnd(socket: Socket, pace: Pace): void {
  const emit = socket.emit.bind(socket) as (name: string | symbol, ...args: unknown[]) => boolean;
  socket.emit = (name: string | symbol, ...args: unknown[]) => {
    if (!ENDS.has(name)) return emit(name, ...args);
    pace.run(() => emit(name, ...args));
    return true;
  };
}

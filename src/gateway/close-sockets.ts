import type { Server, Socket } from 'socket.io';
import type { Clock } from '../runtime/clock.js';
import { withDeadline } from '../runtime/deadline.js';

/** How long a client has to take what was said to it, in milliseconds. */
const PATIENCE = 2_000;

/**
 * Ends all connections once what was sent has gone out; a client that does not take it is cut off after a while. The
 * connection is closed below Socket.IO, as by a lost line: clients come back by themselves, which they do not after a
 * `disconnect` of the server.
 */
export async function closeSockets(server: Server, clock: Clock): Promise<void> {
  const closed = [...server.sockets.sockets.values()].map(close);
  const late = () => new Error('a client did not take its last events in time');
  await withDeadline(clock, PATIENCE, Promise.all(closed), late).catch(() => undefined);
}

function close({ conn }: Socket): Promise<void> {
  return new Promise((resolve) => {
    conn.once('close', () => resolve());
    conn.close();
  });
}

import type { WebSocket } from 'ws';
import type { Clock, Timer } from '../../../../runtime/clock.js';

/**
 * Asks the other end for a sign of life; one that has given none from one question to the next is given up.
 * @param interval milliseconds
 */
export function heartbeat(socket: WebSocket, clock: Clock, interval: number, silent: () => void): { end(): void } {
  let heard = true;
  let timer: Timer;
  const beat = () => {
    if (!heard) {
      silent();
      return;
    }
    heard = false;
    if (socket.readyState === socket.OPEN) socket.ping();
    timer = clock.after(interval, beat);
  };
  const hear = () => {
    heard = true;
  };
  socket.on('pong', hear);
  socket.on('message', hear);
  timer = clock.after(interval, beat);
  return {
    end: () => {
      timer.cancel();
      socket.off('pong', hear);
      socket.off('message', hear);
    },
  };
}

import { io, type Socket } from 'socket.io-client';
import { NoConnectionError } from '../errors/no-connection-error.js';
import type { Settings } from '../options.js';

/**
 * A connected socket, which does not come back when it is lost.
 * @throws NoConnectionError, the signal's reason
 */
export function openSocket(url: string, settings: Settings, signal: AbortSignal): Promise<Socket> {
  const { path, connectTimeout: timeout, clock } = settings;
  const transports = [...settings.transports];
  const kind = { transports, tryAllTransports: true, reconnection: false, forceNew: true, autoConnect: false };
  const socket = io(new URL(url).origin, { ...kind, path, timeout });
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      done();
      socket.disconnect();
      reject(error);
    };
    const refused = (error: Error) => fail(new NoConnectionError(`${url}: ${error.message}`));
    // A connection that breaks between the handshake and the joining, or never joins, is told by no error.
    const broken = () => refused(new Error('it does not answer'));
    const aborted = () => fail(signal.reason);
    const timer = clock.after(2 * timeout, broken);
    const done = () => {
      timer.cancel();
      signal.removeEventListener('abort', aborted);
      socket.off('connect_error', refused);
      socket.io.off('close', broken);
    };
    socket.once('connect', () => {
      done();
      resolve(socket);
    });
    socket.once('connect_error', refused);
    socket.io.once('close', broken);
    signal.addEventListener('abort', aborted);
    if (signal.aborted) aborted();
    else socket.connect();
  });
}

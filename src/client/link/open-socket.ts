import { NoConnectionError } from '../errors/no-connection-error.js';
import type { Settings } from '../options.js';
import { WireSocket } from './wire-socket.js';

/**
 * A connected socket, which does not come back when it is lost.
 * @throws NoConnectionError, the signal's reason
 */
export function openSocket(url: string, settings: Settings, signal: AbortSignal): Promise<WireSocket> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const socket = new WireSocket(new URL(url).origin, settings);
    const done = () => {
      timer.cancel();
      signal.removeEventListener('abort', aborted);
      socket.onClose = () => undefined;
    };
    const fail = (error: unknown) => {
      done();
      socket.disconnect();
      reject(error);
    };
    const refused = (why: string) => fail(new NoConnectionError(`${url}: ${why}`));
    const aborted = () => fail(signal.reason);
    const wait = () => settings.clock.after(settings.connectTimeout, () => refused('it does not answer'));
    let timer = wait();
    // What is there may still not be Socket.IO.
    socket.onOpen = () => {
      timer.cancel();
      timer = wait();
    };
    socket.onConnect = () => {
      done();
      resolve(socket);
    };
    socket.onClose = refused;
    signal.addEventListener('abort', aborted);
  });
}

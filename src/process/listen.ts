import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ListenError } from './listen-error.js';

/**
 * @param prefix of the variables that say where
 * @returns where it listens
 * @throws ListenError
 */
export function listen(server: Server, host: string, port: number, prefix = ''): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => reject(new ListenError(host, port, error, prefix));
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      resolve(server.address() as AddressInfo);
    });
  });
}

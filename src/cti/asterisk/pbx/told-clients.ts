import { Logger } from '@nestjs/common';
import { failureFields } from './failure-fields.js';
import { requestFields } from './request-fields.js';
import type { SwitchClients } from './switch-clients.js';

const log = new Logger('AsteriskRequests');

/** The same clients; each request, and what has become of it, stands in the debug log under a number of the connection's. */
export function toldClients({ ami, ari }: SwitchClients): SwitchClients {
  let last = 0;
  const told = <T>(what: string, fields: object | undefined, answer: Promise<T>): Promise<T> => {
    const number = (last += 1);
    log.debug(what, { request: number, ...requestFields(fields) });
    answer.then(
      () => log.debug('is answered', { request: number }),
      (error: unknown) => log.debug('came to nothing', { request: number, ...failureFields(error) }),
    );
    return answer;
  };
  return {
    ami: {
      action: (name, fields) => told(name, fields, ami.action(name, fields)),
      list: (name, fields) => told(name, fields, ami.list(name, fields)),
    },
    ari: {
      get: (path) => told(`GET ${path}`, undefined, ari.get(path)),
      post: (path, query, content) => told(`POST ${path}`, query, ari.post(path, query, content)),
      delete: (path, query) => told(`DELETE ${path}`, query, ari.delete(path, query)),
    },
  };
}

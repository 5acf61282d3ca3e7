import type { Clock } from '../../../runtime/clock.js';
import type { CtiObserver, SwitchResult } from '../../port/cti-observer.js';
import { AmiRefusedError, AmiTimeoutError } from '../ami/ami-error.js';
import { AriRefusedError, AriTimeoutError } from '../ari/ari-error.js';
import { ariAction } from './ari-action.js';
import type { SwitchClients } from './switch-clients.js';

/** The same clients; of each request it is told what became of it, and how long that took. */
export function measuredClients({ ami, ari }: SwitchClients, observer: CtiObserver, clock: Clock): SwitchClients {
  const measured = <T>(action: string, answer: Promise<T>): Promise<T> => {
    const begun = clock.elapsed();
    const over = (result: SwitchResult) => observer.request(action, result, clock.elapsed() - begun);
    answer.then(
      () => over('ok'),
      (error: unknown) => over(resultOf(error)),
    );
    return answer;
  };
  return {
    ami: {
      action: (name, fields) => measured(name, ami.action(name, fields)),
      list: (name, fields) => measured(name, ami.list(name, fields)),
    },
    ari: {
      get: (path) => measured(ariAction('GET', path), ari.get(path)),
      post: (path, query, content) => measured(ariAction('POST', path), ari.post(path, query, content)),
      delete: (path, query) => measured(ariAction('DELETE', path), ari.delete(path, query)),
    },
  };
}

function resultOf(error: unknown): SwitchResult {
  if (error instanceof AmiRefusedError || error instanceof AriRefusedError) return 'refused';
  return error instanceof AmiTimeoutError || error instanceof AriTimeoutError ? 'late' : 'lost';
}

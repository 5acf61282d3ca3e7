import { Transform } from 'node:stream';
import type { WireTap } from './wire-tap.js';

const STEP = /^(?:POST|DELETE) \S+/;

/**
 * Lets nothing come back any more on a connection after a request, e.g. `POST /ari/bridges`, for which `take` says true.
 * That is its answer and nothing else: requests do not share a connection, nor do events, until each is answered.
 * @param lag milliseconds that what comes back, and all after it, waits once what was before it is through
 */
export function ariWireTap(take: (request: string) => boolean, lag: (piece: string) => number = () => 0): WireTap {
  let lost = false;
  const toSwitch = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      const request = STEP.exec(chunk.toString('latin1'))?.[0];
      if (request !== undefined && take(request)) lost = true;
      done(null, chunk);
    },
  });
  const toProvider = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      const ms = lag(chunk.toString('latin1'));
      const through = () => done(null, lost ? undefined : chunk);
      if (ms === 0) through();
      else setTimeout(through, ms);
    },
  });
  return { toSwitch, toProvider };
}

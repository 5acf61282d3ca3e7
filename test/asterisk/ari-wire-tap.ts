import { Transform } from 'node:stream';
import type { WireTap } from './wire-tap.js';

const STEP = /^(?:POST|DELETE) \S+/;

/**
 * Lets nothing come back any more on a connection after a request, e.g. `POST /ari/bridges`, for which `take` says true.
 * That is its answer and nothing else: requests do not share a connection, nor do events, until each is answered.
 */
export function ariWireTap(take: (request: string) => boolean): WireTap {
  let lost = false;
  const toSwitch = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      const request = STEP.exec(chunk.toString('latin1'))?.[0];
      if (request !== undefined && take(request)) lost = true;
      done(null, chunk);
    },
  });
  const toProvider = new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, lost ? undefined : chunk),
  });
  return { toSwitch, toProvider };
}

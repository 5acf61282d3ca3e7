import { transports, type Transport } from 'engine.io';
import type { Intake } from './intake.js';
import { PollBodies } from './poll-bodies.js';

type Request = Parameters<typeof transports.polling>[0];

/** Engine.IO's polling transport, whose posted bodies come through the connection's intake. */
export function boundedPolling(
  request: Request,
  intake: Intake,
  limits: { readonly frameBytes: number; readonly packets: number },
): Transport {
  // A script that calls a function is no way in: such bodies are forms.
  const { _query: query } = request;
  delete query['j'];
  const transport = transports.polling(request);
  const bodies = new PollBodies(transport, intake, limits);
  const source = {
    // A body waits for its answer by itself, and there is one at a time.
    pause: () => undefined,
    resume: () => undefined,
    cut: () => {
      transport.discard();
      transport.close();
    },
  };
  intake.attach(source);
  transport.once('close', () => intake.detach(source));
  const other = transport.onRequest.bind(transport);
  transport.onRequest = (asked) => {
    const { res } = asked;
    if (asked.method !== 'POST' || !res) return other(asked);
    // The first request of a connection is kept; what it was answered with need not be.
    delete asked.res;
    bodies.take(asked, res);
  };
  return transport;
}

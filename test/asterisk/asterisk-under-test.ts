import type { AsteriskProvider } from '../../src/cti/asterisk/asterisk-provider.js';
import { AsteriskProviderFactory } from '../../src/cti/asterisk/asterisk-provider-factory.js';
import { RandomIds } from '../../src/runtime/random-ids.js';
import { SystemClock } from '../../src/runtime/system-clock.js';
import type { AsteriskServer } from '../support/asterisk/asterisk-server.js';

export type Options = Readonly<Record<string, unknown>>;

/** Where the provider finds that server; `ports` where something stands between the two. */
export function optionsFor(server: AsteriskServer, ports?: { readonly ami: number; readonly http: number }): Options {
  const { host, amiUser, ariUser, secret, context } = server;
  const { ami, http } = ports ?? { ami: server.amiPort, http: server.httpPort };
  return {
    ami: { url: `tcp://${host}:${ami}`, user: amiUser, secret },
    ari: { url: `http://${host}:${http}`, user: ariUser, secret },
    context,
    dataVariables: ['CUSTOMER'],
    timeouts: { action: 2_000, confirm: 2_000, probe: 200, reoffer: 1_000, reconnectFirst: 20, reconnectLast: 200 },
  };
}

/** A provider as the configuration would make it. */
export function makeProvider(options: Options): AsteriskProvider {
  return new AsteriskProviderFactory().create({
    service: 'asterisk',
    options,
    production: false,
    clock: new SystemClock(),
    ids: new RandomIds(),
  });
}

import type { AsteriskOptions } from './asterisk.options.js';
import type { LinkSettings } from './link/link-settings.js';
import { readTrust } from './read-trust.js';

/** Channels, queues and "fully booted"; nothing of the rest is looked at. */
const EVENT_CLASSES = 'system,call,agent';

/**
 * The part of the options that the link needs.
 * @param prefix dotted path of the options
 * @throws InvalidOptionError
 */
export function linkSettings(options: AsteriskOptions, application: string, prefix: string): LinkSettings {
  const { ami, ari, timeouts } = options;
  const deadline = timeouts.action;
  const { hostname, port, protocol } = new URL(ami.url);
  const tls = protocol === 'tls:' ? { tls: readTrust(ami, `${prefix}.ami`) } : {};
  const trust = readTrust(ari, `${prefix}.ari`);
  const host = hostname.replace(/^\[|\]$/g, '');
  return {
    ami: { host, port: Number(port), user: ami.user, secret: ami.secret, events: EVENT_CLASSES, deadline, ...tls },
    ari: { url: ari.url, user: ari.user, secret: ari.secret, application, deadline, trust },
    probe: timeouts.probe,
    boot: timeouts.boot,
    reconnect: { first: timeouts.reconnectFirst, last: timeouts.reconnectLast },
  };
}

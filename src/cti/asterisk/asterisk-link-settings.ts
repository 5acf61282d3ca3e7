import type { AsteriskOptions } from './asterisk.options.js';
import type { LinkSettings } from './link/link-settings.js';

/** Channels, queues and "fully booted"; nothing of the rest is looked at. */
const EVENT_CLASSES = 'system,call,agent';

/** The part of the options that the link needs. */
export function linkSettings(options: AsteriskOptions, application: string): LinkSettings {
  const { ami, ari, timeouts } = options;
  const deadline = timeouts.action;
  const { hostname, port } = new URL(ami.url);
  const host = hostname.replace(/^\[|\]$/g, '');
  return {
    ami: { host, port: Number(port), user: ami.user, secret: ami.secret, events: EVENT_CLASSES, deadline },
    ari: { url: ari.url, user: ari.user, secret: ari.secret, application, deadline },
    probe: timeouts.probe,
    boot: timeouts.boot,
    reconnect: { first: timeouts.reconnectFirst, last: timeouts.reconnectLast },
  };
}

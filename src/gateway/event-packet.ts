import { Transport } from '../protocol/transport.js';

/** Socket.IO's own packet type for an event; the default namespace is not named. */
const EVENT = 2;

/**
 * The packet that `socket.emit('event', …)` would make of it, for `socket.conn.write`. Events are written as JSON once,
 * when they happen: the journal keeps that text, and a client gets it as it stands, now and when it is told again.
 * Socket.IO's encoder would have to be given the object, walk it and write it anew for every telling.
 * @param text one argument, as JSON
 */
export function eventPacket(text: string): string {
  return `${EVENT}["${Transport.event}",${text}]`;
}

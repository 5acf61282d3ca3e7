import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import type { SharedConnections } from '../instances/shared-connections.js';
import type { Connection } from './backlog.js';
import { ClientAddress } from './client-address.js';
import { ConnectionCounts } from './connection-counts.js';
import type { GatewaySettings } from './gateway-settings.js';

const LIMIT = 3;

/** @param others what the other instances have of every network */
function counting(others: () => Promise<number> | undefined) {
  const settings = { connections: 100, connectionsPerAddress: LIMIT, trustedProxies: [] };
  const shared: SharedConnections = {
    share: () => undefined,
    changed: () => undefined,
    elsewhere: others,
    leave: () => Promise.resolve(),
  };
  const all = settings as Partial<GatewaySettings> as GatewaySettings;
  return new ConnectionCounts(new ClientAddress(all), all, shared);
}

const request = () => ({ socket: { remoteAddress: '192.0.2.1' }, headers: {} }) as unknown as IncomingMessage;
const connected = (of: IncomingMessage) => Object.assign(new EventEmitter(), { request: of }) as unknown as Connection;

describe('a connection that other instances are asked about', () => {
  it('counts while they are asked, and once when it is there', async () => {
    const counts = counting(() => Promise.resolve(LIMIT - 1));
    const [first, answering] = [request(), new EventEmitter()];
    const room = counts.roomElsewhere(first, answering);
    expect(counts.count).toBe(1);
    expect(await room).toBe('yes');
    const connection = connected(first);
    counts.add(connection);
    answering.emit('close');
    expect(counts.count).toBe(1);
    expect(await counts.roomElsewhere(request(), new EventEmitter())).toBe('too many of yours');
    expect(counts.count).toBe(1);
    connection.emit('close');
    expect(counts.count).toBe(0);
  });

  it.each(['before', 'after'])('does not count when who wants it goes %s the answer', async (when) => {
    const counts = counting(() => Promise.resolve(0));
    const answering = new EventEmitter();
    const room = counts.roomElsewhere(request(), answering);
    if (when === 'before') answering.emit('close');
    await room;
    answering.emit('close');
    expect(counts.count).toBe(0);
  });

  it('does not count yet where nobody can be asked', () => {
    const counts = counting(() => undefined);
    expect(counts.roomElsewhere(request(), new EventEmitter())).toBeUndefined();
    expect(counts.count).toBe(0);
  });
});

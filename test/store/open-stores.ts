import { RedisConnection } from '../../src/redis/redis-connection.js';
import { RedisSessionStore } from '../../src/redis/redis-session-store.js';
import type { RedisSettings } from '../../src/redis/redis-settings.js';
import { SystemClock } from '../../src/runtime/system-clock.js';
import { eventually } from '../support/asterisk/eventually.js';

const DEADLINE_MS = 30_000;
/** A machine that is busy is no store that is slow. */
export const PATIENT = { connectTimeout: 10_000, commandTimeout: 10_000, silenceTimeout: 20_000 };

/** Two instances' stores, each with a connection of its own, when both can be asked. */
export async function openStores(settings: RedisSettings, retention: number) {
  const clock = new SystemClock();
  const connections = [new RedisConnection(settings, clock), new RedisConnection(settings, clock)] as const;
  for (const connection of connections) connection.open();
  const [one, other] = [
    new RedisSessionStore(connections[0], clock, retention),
    new RedisSessionStore(connections[1], clock, retention),
  ];
  const close = async () => connections.forEach((connection) => connection.close());
  try {
    await eventually(() => one.available && other.available, DEADLINE_MS, 'stores that can be asked');
  } catch (error) {
    await close();
    throw error;
  }
  return { one, other, close };
}

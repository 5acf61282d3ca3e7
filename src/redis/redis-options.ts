import type { RedisOptions } from 'ioredis';
import type { RedisSettings } from './redis-settings.js';

/** What the constructor takes, which leaves no property undefined that is about the shape of answers. */
type ConstructorOptions = Omit<RedisOptions, 'replyMapping'>;

const PORT = 6379;
/** How long a connection that ends may take for it, in milliseconds. */
const LAST_WORDS = 200;
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 1_000;

/** Grows with each failure in a row; half of it is chance, so that instances that lost it together do not come together. */
function pause(failures: number): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(failures, 10)) * (0.5 + Math.random() / 2);
}

/** Everything fails at once or within its time and nothing is done twice: what waits and repeats is whoever asked. */
export function redisOptions(settings: RedisSettings): ConstructorOptions {
  const { connectTimeout, commandTimeout, silenceTimeout } = settings;
  return {
    ...place(settings),
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    enableAutoPipelining: false,
    protocol: 2,
    disableClientInfo: true,
    connectionName: 'interaction-processor',
    connectTimeout,
    commandTimeout,
    socketTimeout: silenceTimeout,
    disconnectTimeout: LAST_WORDS,
    retryStrategy: pause,
    // A master that has become a replica without a word: the next connection asks who is the master.
    reconnectOnError: ({ message }) => message.startsWith('READONLY'),
  };
}

function place(settings: RedisSettings): ConstructorOptions {
  const { sentinels, sentinelPassword, master, connectTimeout, commandTimeout } = settings;
  const { host, port, ...access } = read(settings.url);
  if (sentinels.length === 0) return { host, port, ...access };
  return {
    ...access,
    ...(access.tls && { enableTLSForSentinelMode: true }),
    name: master,
    role: 'master',
    sentinels: sentinels.map(hostAndPort),
    ...(sentinelPassword !== undefined && { sentinelPassword }),
    sentinelCommandTimeout: Math.min(connectTimeout, commandTimeout),
    sentinelRetryStrategy: pause,
  };
}

function read(url: string | undefined) {
  const { protocol, hostname, port, username, password, pathname } = new URL(url ?? 'redis://localhost');
  return {
    host: bare(hostname),
    port: Number(port || PORT),
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    db: Number(pathname.slice(1) || 0),
    ...(protocol === 'rediss:' && { tls: {} }),
  };
}

function hostAndPort(place: string): { host: string; port: number } {
  const { hostname, port } = new URL(`tcp://${place}`);
  return { host: bare(hostname), port: Number(port) };
}

/** An IPv6 address without the brackets that a URL needs. */
const bare = (hostname: string) => hostname.replace(/^\[(.*)\]$/, '$1');

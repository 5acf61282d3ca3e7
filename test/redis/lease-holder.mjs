// An instance that says what it believes of its lease whenever it is asked, and when it has been forgotten.
const built = (path) => import(`../../dist/${path}.js`);
const { RedisConnection } = await built('redis/redis-connection');
const { RedisInstanceDirectory } = await built('redis/redis-instance-directory');
const { SystemClock } = await built('runtime/system-clock');

const clock = new SystemClock();
const redis = new RedisConnection(JSON.parse(process.argv[2]), clock);
redis.open();
const directory = new RedisInstanceDirectory({ id: 'frozen', url: 'http://frozen' }, 'default', redis, clock);
directory.join(() => ({}));
directory.onForgotten(() => process.stdout.write(`forgotten ${directory.holdsLease()}\n`));
process.stdin.on('data', () => process.stdout.write(`${directory.holdsLease()}\n`));
process.stdin.on('end', () => process.exit(0));

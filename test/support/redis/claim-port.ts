import { createServer, type Server } from 'node:net';

const HOST = '127.0.0.1';
/** Above the range from which the system itself hands out ports (to 60999), so nothing takes them by chance. */
const FIRST = 61_000;
const PORTS = 2_000;

/** A port that nobody else of this project takes, from here to `release()` or the end of this process. */
export interface ClaimedPort {
  readonly port: number;
  release(): Promise<void>;
}

function listen(port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer().unref();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(undefined) : reject(error),
    );
    server.listen(port, HOST, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => void server.close(() => resolve()));
}

/** Each has a twin that is listened on as long as it is claimed: so it stays one's own while its server is down. */
export async function claimPort(): Promise<ClaimedPort> {
  const first = Math.floor(Math.random() * PORTS);
  for (let n = 0; n < PORTS; n += 1) {
    const place = FIRST + ((first + n) % PORTS);
    const claim = await listen(place);
    if (!claim) continue;
    const port = place + PORTS;
    const free = await listen(port);
    if (free) {
      await close(free);
      return { port, release: () => close(claim) };
    }
    await close(claim);
  }
  throw new Error(`no free port on ${HOST} from ${FIRST + PORTS}`);
}

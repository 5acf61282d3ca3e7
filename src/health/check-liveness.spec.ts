import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { checkLiveness } from './check-liveness.js';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

async function serve(listener: RequestListener): Promise<number> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return (started.address() as AddressInfo).port;
}

describe('checkLiveness', () => {
  it('says yes to a 200 of /health/live', async () => {
    const port = await serve(({ url }, answer) => answer.writeHead(url === '/health/live' ? 200 : 404).end('{}'));
    await expect(checkLiveness(port, 3000)).resolves.toBe(true);
  });

  it.each([500, 503, 404, 204])('says no to a %d', async (status) => {
    const port = await serve((_, answer) => answer.writeHead(status).end());
    await expect(checkLiveness(port, 3000)).resolves.toBe(false);
  });

  it('says no to a process that takes the connection and never answers', async () => {
    const port = await serve(() => undefined);
    await expect(checkLiveness(port, 100)).resolves.toBe(false);
  });

  it('says no when nobody listens, and to a port that is none', async () => {
    const port = await serve(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    await expect(checkLiveness(port, 3000)).resolves.toBe(false);
    await expect(checkLiveness(Number('12x'), 3000)).resolves.toBe(false);
  });
});

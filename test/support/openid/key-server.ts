import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { JWK } from 'jose';

/** The documents of a provider, with whatever keys and faults a test wants. */
export class KeyServer {
  keys: readonly JWK[] = [];
  away = false;
  asked = 0;
  /** what its discovery document says otherwise */
  said: Readonly<Record<string, unknown>> = {};
  private readonly server: Server = createServer(({ url }, response) => {
    if (url === '/keys') this.asked += 1;
    if (this.away) response.writeHead(503).end();
    else response.end(JSON.stringify(url === '/keys' ? { keys: this.keys } : this.discovery));
  });

  async start(): Promise<this> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return this;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private get discovery(): Readonly<Record<string, unknown>> {
    return { issuer: this.issuer, jwks_uri: `${this.issuer}/keys`, ...this.said };
  }
}

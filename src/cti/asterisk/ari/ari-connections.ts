import http from 'node:http';
import https from 'node:https';
import type { Trust } from '../trust.js';

/**
 * Asterisk's HTTP server lets ten connections wait to be taken. More than that at once, and the kernel tries again after
 * a second.
 */
const MOST_CONNECTIONS = 4;

interface AriAnswer {
  readonly status: number;
  readonly text: string;
}

interface Outgoing {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly signal: AbortSignal;
}

interface Agents {
  readonly http: http.Agent | false;
  readonly https: https.Agent | false;
}

/** A few connections to the REST interface, kept open for all requests. */
export class AriConnections {
  /** @param trust by whom the switch is vouched for */
  constructor(private readonly trust: Trust = {}) {}

  private readonly agents = {
    http: new http.Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS }),
    https: new https.Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS }),
  };

  async send(url: URL, outgoing: Outgoing): Promise<AriAnswer> {
    try {
      return await this.sendOnce(url, outgoing, this.agents);
    } catch (error) {
      if (!(error instanceof StaleConnectionError)) throw error;
      // The others may be stale as well.
      return this.sendOnce(url, outgoing, { http: false, https: false });
    }
  }

  close(): void {
    this.agents.http.destroy();
    this.agents.https.destroy();
  }

  private sendOnce(url: URL, { method, headers, body, signal }: Outgoing, agents: Agents): Promise<AriAnswer> {
    const secure = url.protocol === 'https:';
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = { method, headers: { ...headers, ...length }, signal };
    return new Promise((resolve, reject) => {
      const request = secure
        ? https.request(url, { ...options, ...this.trust, minVersion: 'TLSv1.2', agent: agents.https })
        : http.request(url, { ...options, agent: agents.http });
      request.once('error', (error: NodeJS.ErrnoException) => {
        // Asterisk has closed it as idle, and has not read the request.
        const stale = request.reusedSocket && error.code === 'ECONNRESET';
        reject(stale ? new StaleConnectionError() : error);
      });
      request.once('response', (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('error', reject);
        response.once('close', () => {
          if (response.complete)
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') });
          else reject(new Error('the answer broke off'));
        });
      });
      request.end(body);
    });
  }
}

class StaleConnectionError extends Error {}

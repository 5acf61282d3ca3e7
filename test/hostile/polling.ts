import { Agent, request } from 'node:http';

/** Stands between the packets of one body. */
export const SEPARATOR = '\x1e';

interface Answered {
  /** 0 where the connection was closed without an answer */
  readonly status: number;
  readonly text: string;
}

/** Engine.IO over long polling by hand: bodies that no client library would post. */
export class Polling {
  private readonly agent = new Agent({ keepAlive: true });

  private constructor(private readonly url: string) {}

  /** Connected, and the default namespace joined. */
  static async joined(base: string): Promise<Polling> {
    const fresh = new Polling(`${base}/socket.io/?EIO=4&transport=polling`);
    const { text } = await fresh.ask('GET');
    const { sid } = JSON.parse(text.slice(1)) as { sid: string };
    const polling = new Polling(`${fresh.url}&sid=${sid}`);
    await polling.post('40');
    await polling.poll();
    return polling;
  }

  post(body: string): Promise<Answered> {
    return this.ask('POST', body);
  }

  /** The packets that wait; empty where the connection is closed. */
  async poll(): Promise<string[]> {
    const { status, text } = await this.ask('GET');
    return status === 200 ? text.split(SEPARATOR) : [];
  }

  leave(): void {
    this.agent.destroy();
  }

  private ask(method: string, body?: string): Promise<Answered> {
    return new Promise((resolve) => {
      const sent = request(this.url, { method, agent: this.agent }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('close', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      sent.on('error', () => resolve({ status: 0, text: '' }));
      sent.end(body);
    });
  }
}

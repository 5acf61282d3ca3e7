import type { CommandResponse } from '../../src/protocol/response.js';
import { succeeded } from '../support/desktop.js';

/** Engine.IO's packet of type close. */
const CLOSE = '1';

/** How the answer to a command without a callback begins. */
const RESPONSE = '42["response",';

/** Stands between the packets of one answer. */
const SEPARATOR = '\x1e';

/** Socket.IO by hand over long polling, that asks for what there is only when it is told to. */
export class Poller {
  private constructor(private readonly url: string) {}

  static async connect(url: string): Promise<Poller> {
    const base = `${url}/socket.io/?EIO=4&transport=polling`;
    const handshake = await (await fetch(base)).text();
    const { sid } = JSON.parse(handshake.slice(1)) as { sid: string };
    const poller = new Poller(`${base}&sid=${sid}`);
    await poller.post('40');
    return poller;
  }

  async send(command: object): Promise<void> {
    await this.post(`42["command",${JSON.stringify(command)}]`);
  }

  /** Sends a command and asks until it is answered. @throws Error where that is no success */
  async succeed(command: object): Promise<CommandResponse> {
    await this.send(command);
    for (;;) {
      for (const packet of await this.poll()) {
        if (packet === '2') await this.post('3');
        if (packet.startsWith(RESPONSE))
          return succeeded(JSON.parse(packet.slice(RESPONSE.length, -1)) as CommandResponse);
      }
    }
  }

  /** Signs an agent in up to a started session. @returns the session's id */
  async signIn(agent: string): Promise<string> {
    const data = { override: true, agent: { id: agent, password: 'demo' } };
    const { id } = (await this.succeed({ command: 'prepareSession', data }))['resource'] as { id: string };
    await this.succeed({ command: 'bindResource', data: { resource: id } });
    await this.succeed({ command: 'session.start', target: id });
    return id;
  }

  /** All packets until the server closes the connection. */
  async rest(): Promise<string[]> {
    const packets: string[] = [];
    while (packets.at(-1) !== CLOSE) packets.push(...(await this.poll()));
    return packets;
  }

  /** What there is by now, or next. @throws Error where the connection is closed */
  private async poll(): Promise<string[]> {
    const response = await fetch(this.url);
    const text = await response.text();
    if (!response.ok) throw new Error(`closed without a word: ${text}`);
    return text.split(SEPARATOR);
  }

  private async post(body: string): Promise<void> {
    const response = await fetch(this.url, { method: 'POST', body });
    const text = await response.text();
    if (!response.ok) throw new Error(`not taken: ${text}`);
  }
}

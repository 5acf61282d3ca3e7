/** Engine.IO's packet of type close. */
const CLOSE = '1';

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

  /** All packets until the server closes the connection. */
  async rest(): Promise<string[]> {
    const packets: string[] = [];
    while (packets.at(-1) !== CLOSE) {
      const response = await fetch(this.url);
      const text = await response.text();
      if (!response.ok) throw new Error(`closed without a word: ${text}`);
      packets.push(...text.split(SEPARATOR));
    }
    return packets;
  }

  private async post(body: string): Promise<void> {
    const response = await fetch(this.url, { method: 'POST', body });
    const text = await response.text();
    if (!response.ok) throw new Error(`not taken: ${text}`);
  }
}

import type { IncomingHttpHeaders } from 'node:http';
import { WebSocket } from 'ws';

const PATIENCE = 60_000;

interface Answer {
  readonly result: string;
  readonly failure?: { readonly code: string; readonly retryable: boolean; readonly details?: { retryAfter?: number } };
}

/** A lean Socket.IO client from a loopback address of its own that signs agents in, many at once. */
export class SignInClient {
  /** how often each result or failure code was answered */
  readonly answers = new Map<string, number>();
  readonly retryAfters: number[] = [];
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private readonly watchers = new Set<() => void>();
  private next = 10;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => this.take((data as Buffer).toString('utf8')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      for (const answer of this.waiting.values()) answer({ result: 'closed' });
    });
  }

  /** @param localAddress the address it comes from, e.g. 127.0.0.2 */
  static connect(url: string, localAddress: string, headers: IncomingHttpHeaders = {}): Promise<SignInClient> {
    const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const socket = new WebSocket(address, { localAddress, headers });
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${localAddress} could not connect`)), PATIENCE);
      socket.once('error', reject);
      socket.on('message', (data) => {
        const packet = (data as Buffer).toString('utf8');
        if (packet.startsWith('0')) socket.send('40');
        if (!packet.startsWith('40')) return;
        clearTimeout(timer);
        socket.removeAllListeners('message');
        resolve(new SignInClient(socket));
      });
    });
  }

  /** @returns the result, or the code of the failure; `closed` where the connection ended before */
  signIn(agent: string, password: string, more: object = {}): Promise<string> {
    const number = this.next++;
    const command = { command: 'prepareSession', data: { override: true, agent: { id: agent, password } }, ...more };
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer for ${agent}`)), PATIENCE);
      this.waiting.set(number, (answer) => {
        clearTimeout(timer);
        resolve(answer.failure?.code ?? answer.result);
      });
      this.socket.send(`42${number}["command",${JSON.stringify(command)}]`);
    });
  }

  /** Signs so many agents in with a wrong password, and waits for none of them. */
  storm(agents: readonly string[]): void {
    for (const agent of agents) void this.signIn(agent, 'wrong');
  }

  /** Resolves with the next answer. */
  answered(): Promise<void> {
    return new Promise((resolve) => this.watchers.add(resolve));
  }

  count(answer: string): number {
    return this.answers.get(answer) ?? 0;
  }

  close(): void {
    this.socket.terminate();
  }

  private take(packet: string): void {
    if (packet === '2') this.socket.send('3');
    const [, number, json = ''] = /^43(\d+)(\[.*)$/s.exec(packet) ?? [];
    if (!number) return;
    const [answer] = JSON.parse(json) as [Answer];
    const what = answer.failure?.code ?? answer.result;
    this.answers.set(what, this.count(what) + 1);
    const retryAfter = answer.failure?.details?.retryAfter;
    if (retryAfter !== undefined) this.retryAfters.push(retryAfter);
    this.waiting.get(Number(number))?.(answer);
    this.waiting.delete(Number(number));
    for (const watcher of this.watchers) watcher();
    this.watchers.clear();
  }
}

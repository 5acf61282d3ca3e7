import { WebSocket } from 'ws';
import { FAILURE_CODES } from '../../src/protocol/failure-code.js';
import { anyCommand, type Known } from './command-corpus.js';
import { brokenPacket, mutated } from './mutation.js';
import type { Randomness } from './randomness.js';

const WINDOW = 64;
const TARGETS = 200;
const BROKEN = 0.005;
const PATIENCE = 60_000;
const RESULTS = new Set(['success', 'confirm', 'failure']);

/** An agent's client that sends commands of every kind with something wrong about them, and checks that each is answered. */
export class MutantClient {
  readonly faults: string[] = [];
  private socket: WebSocket | undefined;
  private known: { -readonly [K in keyof Known]: Known[K] };
  private readonly awaited = new Map<number, (answer: Answer) => void>();
  private count = 0;
  /** something was sent on this connection that may cost it */
  private wild = false;
  private wake: () => void = () => undefined;
  answered = 0;
  connections = 0;

  constructor(
    private readonly url: string,
    agent: string,
    private readonly random: Randomness,
  ) {
    this.known = { agent, resource: 'none', token: 'none', targets: [] };
  }

  /** Sends so many, one window after the other. */
  async run(commands: number): Promise<void> {
    for (let sent = 0; sent < commands;) {
      if (this.socket?.readyState !== WebSocket.OPEN) await this.join();
      if (!this.known.targets.length) await this.signIn();
      // What was broken before may cost the connection only now: nothing that is sent then would be answered.
      if (this.socket?.readyState !== WebSocket.OPEN) continue;
      const window = Math.min(WINDOW, commands - sent);
      for (let index = 0; index < window; index += 1) this.sendOne();
      sent += window;
      await this.quiet();
    }
    this.socket?.close();
  }

  private sendOne(): void {
    const message = mutated(anyCommand(this.known, this.random), this.random);
    const number = (this.count += 1);
    const packet = `42${number}["command",${JSON.stringify(message)}]`;
    if (this.random.chance(BROKEN)) {
      this.wild = true;
      this.socket?.send(brokenPacket(packet, this.random));
      return;
    }
    this.awaited.set(number, (answer) => this.check(answer, packet));
    this.socket?.send(packet);
  }

  private check(answer: Answer, packet: string): void {
    this.answered += 1;
    const { result, failure, command } = answer;
    const code = failure?.code;
    const known = code === undefined || Object.hasOwn(FAILURE_CODES, code);
    const shaped = RESULTS.has(result) && (command === null || typeof command === 'string') && known;
    if (!shaped || code === 'INTERNAL')
      this.faults.push(`${JSON.stringify(answer).slice(0, 300)} to ${packet.slice(0, 300)}`);
    if (code === 'NOT_BOUND' || code === 'RESOURCE_NOT_FOUND') this.lost += 1;
  }

  private lost = 0;

  /** All that was sent has been answered, or the connection is gone. */
  private async quiet(): Promise<void> {
    const late = setTimeout(() => {
      this.faults.push(`${this.awaited.size} not answered: ${[...this.awaited.keys()].slice(0, 5).join(' ')}`);
      this.awaited.clear();
      this.wake();
    }, PATIENCE);
    while (this.awaited.size > 0) await new Promise<void>((resolve) => (this.wake = resolve));
    clearTimeout(late);
    // Its session has been ended, or left, by one of its own commands.
    if (this.lost > WINDOW / 2) this.known.targets = [];
    this.lost = 0;
  }

  private async join(): Promise<void> {
    const socket = new WebSocket(`${this.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    this.socket = socket;
    this.connections += 1;
    this.wild = false;
    this.known.targets = [];
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.on('message', (data) => {
        const packet = (data as Buffer).toString('utf8');
        if (packet.startsWith('0')) socket.send('40');
        else if (packet.startsWith('40')) resolve();
        else this.received(packet);
      });
    });
    socket.on('close', () => this.closed());
    socket.on('error', () => undefined);
  }

  private closed(): void {
    if (!this.wild && this.awaited.size > 0) this.faults.push('a connection was cut that nothing broken was sent on');
    this.awaited.clear();
    this.wake();
  }

  private received(packet: string): void {
    if (packet === '2') this.socket?.send('3');
    else if (packet.startsWith('43')) this.acknowledged(packet);
    else if (packet.startsWith('42["event"')) this.heard(packet);
  }

  private acknowledged(packet: string): void {
    const start = packet.indexOf('[');
    const number = Number(packet.slice(2, start));
    const settle = this.awaited.get(number);
    // What a broken packet has become may be answered under any number.
    if (!settle && !this.wild) this.faults.push(`answered twice or never asked: ${packet.slice(0, 200)}`);
    this.awaited.delete(number);
    settle?.((JSON.parse(packet.slice(start)) as [Answer])[0]);
    if (this.awaited.size === 0) this.wake();
  }

  private heard(packet: string): void {
    const target = /"target":"([^"]+)"/.exec(packet)?.[1];
    if (target === undefined || this.known.targets.includes(target)) return;
    this.known.targets = [this.known.resource, ...this.known.targets.slice(-TARGETS), target];
  }

  private async signIn(): Promise<void> {
    const data = { override: true, agent: { id: this.known.agent, password: 'demo' } };
    const prepared = await this.ask({ command: 'prepareSession', data });
    const { id = '', token = '' } = prepared.resource ?? {};
    if (id === '') return;
    this.known = { ...this.known, resource: id, token, targets: [id] };
    await this.ask({ command: 'bindResource', data: { resource: id, token } });
    await this.ask({ command: 'session.start', target: id });
    await this.ask({ command: 'channel.ready', target: `${id}.tel` });
  }

  private ask(message: object): Promise<Answer> {
    const number = (this.count += 1);
    return new Promise((resolve) => {
      this.awaited.set(number, resolve);
      const { wake } = this;
      // A connection that is lost meanwhile answers nothing more.
      this.wake = () => {
        wake();
        if (!this.awaited.has(number)) resolve({ command: null, result: 'failure' });
      };
      this.socket?.send(`42${number}["command",${JSON.stringify(message)}]`);
    });
  }
}

interface Answer {
  readonly command: string | null;
  readonly result: string;
  readonly failure?: { readonly code: string };
  readonly resource?: { readonly id?: string; readonly token?: string };
}

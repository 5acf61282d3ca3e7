import { io, type Socket } from 'socket.io-client';
import type { CommandResponse } from '../../src/protocol/response.js';
import { plantMessage } from './secrets/plant-message.js';
import { plantedSecrets } from './secrets/planted-secrets.js';
import { deliberatelyBad, watchWire } from './wire/watch-wire.js';

/** Anything that arrives as `event`, from a session or a service. */
export interface ReceivedEvent {
  readonly name?: string;
  readonly eventType?: string;
  readonly target?: string;
  readonly seq?: number;
  readonly time?: string;
  readonly data?: Record<string, Record<string, unknown>>;
  readonly cause?: { code: string; by: { kind: string; id?: string }; command?: string };
  readonly [field: string]: unknown;
}

/** How long a test waits for anything to happen: ample, it is a bound and no measure. */
const PATIENCE = 15_000;

/** A plain Socket.IO client that records everything from the moment of connecting. */
export class Desktop {
  readonly events: ReceivedEvent[] = [];
  /** answers to commands that were sent without a callback */
  readonly responses: CommandResponse[] = [];
  resource = '';
  token = '';
  private readonly watchers = new Set<() => void>();

  private constructor(readonly socket: Socket) {
    watchWire(socket);
    socket.on('event', (event: ReceivedEvent) => this.note(() => this.events.push(event)));
    socket.on('response', (response: CommandResponse) => this.note(() => this.responses.push(response)));
  }

  /** @param encryption whom to trust, where the URL is an https one */
  static async connect(
    url: string,
    transport: 'websocket' | 'polling' = 'websocket',
    encryption: { readonly ca?: string } = {},
  ): Promise<Desktop> {
    const socket = io(url, { transports: [transport], reconnection: false, forceNew: true, ...encryption });
    const desktop = new Desktop(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return desktop;
  }

  /** Sends a command with a callback; the answer, or a rejection after the deadline. */
  send(message: unknown): Promise<CommandResponse> {
    plantMessage(message);
    return this.socket.timeout(PATIENCE).emitWithAck('command', message) as Promise<CommandResponse>;
  }

  /** The same with what is wrong on purpose: it is not held to the protocol's schemas. */
  sendBad(message: unknown): Promise<CommandResponse> {
    return deliberatelyBad(() => this.send(message));
  }

  /** Sends a command to an object of this desktop's session. `path` is what follows the session id, e.g. `tel.i1`. */
  command(command: string, path = '', data?: object, id?: string): Promise<CommandResponse> {
    const target = path ? `${this.resource}.${path}` : this.resource;
    return this.send({ command, target, ...(data ? { data } : {}), ...(id ? { id } : {}) });
  }

  /** Signs an agent in up to a started session. */
  async signIn(agent: string, password = 'demo', override = false): Promise<this> {
    await this.prepare(agent, password, override);
    succeeded(await this.send({ command: 'bindResource', data: { resource: this.resource } }));
    succeeded(await this.command('session.start'));
    await this.until((event) => event.name === 'session.initialized', 'session.initialized');
    return this;
  }

  async prepare(agent: string, password = 'demo', override = false): Promise<CommandResponse> {
    const data = { model: '', override, agent: { id: agent, password } };
    const answer = succeeded(await this.send({ command: 'prepareSession', data }));
    const { id, token } = answer['resource'] as { id: string; token: string };
    this.resource = id;
    this.token = token;
    plantedSecrets.plant(token);
    return answer;
  }

  /** The first event from `from` on that fits; waits for it. */
  async until(fits: (event: ReceivedEvent) => boolean, what: string, from = 0): Promise<ReceivedEvent> {
    return this.waitFor(() => this.events.slice(from).find(fits), `${what}; events: ${this.names().join(' ')}`);
  }

  async waitFor<T>(look: () => T | undefined, what: string): Promise<T> {
    const now = look();
    if (now !== undefined) return now;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.watchers.delete(watcher);
        reject(new Error(`nothing within ${PATIENCE} ms: ${what}`));
      }, PATIENCE);
      const watcher = () => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(timer);
        this.watchers.delete(watcher);
        resolve(found);
      };
      this.watchers.add(watcher);
    });
  }

  /** Names of the events so far. */
  names(from = 0): string[] {
    return this.events.slice(from).map((event) => event.name ?? event.eventType ?? '?');
  }

  close(): void {
    this.socket.disconnect();
  }

  private note(add: () => void): void {
    add();
    for (const watcher of this.watchers) watcher();
  }
}

/** The answer, if it is one of success; else an error that tells what it was. */
export function succeeded(answer: CommandResponse): CommandResponse {
  if (answer.result !== 'success') throw new Error(`not a success: ${JSON.stringify(answer)}`);
  return answer;
}

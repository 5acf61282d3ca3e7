import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { EventLog } from './event-log.js';
import { parseAmi } from './parse-ami.js';
import type { AmiMessage } from './parse-ami.js';

const ANSWER_DEADLINE_MS = 5_000;
const EVENT_DEADLINE_MS = 5_000;
const END_OF_MESSAGE = '\r\n\r\n';

interface Address {
  readonly host: string;
  readonly port: number;
}

/** The tests' own look at Asterisk. Connects by itself for an action, also after a restart; `connect()` for the events alone. */
export class AmiProbe {
  /** every event since the first connection */
  readonly events = new EventLog<AmiMessage>('AMI');
  private readonly messages = new EventLog<AmiMessage>('AMI answers');
  private connection: Promise<Socket> | undefined;
  private lastId = 0;

  constructor(
    private readonly address: () => Address,
    private readonly user: string,
    private readonly secret: string,
  ) {}

  async connect(): Promise<void> {
    await this.connected();
  }

  /** Rejects when Asterisk refuses the action. */
  async action(name: string, fields: Readonly<Record<string, string>> = {}): Promise<AmiMessage> {
    const socket = await this.connected();
    return this.perform(socket, name, fields);
  }

  /** An action that answers with a list: its items. */
  async list(name: string, fields: Readonly<Record<string, string>> = {}): Promise<AmiMessage[]> {
    const socket = await this.connected();
    const { ActionID: id } = await this.perform(socket, name, fields);
    const items: AmiMessage[] = [];
    for (;;) {
      const item = await this.messages.until(
        (message) => message['ActionID'] === id,
        ANSWER_DEADLINE_MS,
        `item of ${name}`,
      );
      if (item['EventList'] === 'Complete') return items;
      items.push(item);
    }
  }

  /** The first event with that name not yet given out, or the next to come. */
  next(
    name: string,
    matches: (event: AmiMessage) => boolean = () => true,
    deadlineMs = EVENT_DEADLINE_MS,
  ): Promise<AmiMessage> {
    return this.events.until((event) => event['Event'] === name && matches(event), deadlineMs, `event ${name}`);
  }

  async close(): Promise<void> {
    const socket = await this.connection?.catch(() => undefined);
    this.connection = undefined;
    socket?.destroy();
  }

  private connected(): Promise<Socket> {
    this.connection ??= this.open().catch((error: unknown) => {
      this.connection = undefined;
      throw error;
    });
    return this.connection;
  }

  private async open(): Promise<Socket> {
    const { host, port } = this.address();
    const socket = connect({ host, port }).unref();
    await once(socket, 'connect', { signal: AbortSignal.timeout(ANSWER_DEADLINE_MS) });
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (data: string) => {
      // The greeting is a line of its own in front of the first message; it has no colon.
      const parts = (text + data).split(END_OF_MESSAGE);
      text = parts.pop() ?? '';
      for (const part of parts) this.receive(parseAmi(part));
    });
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      this.connection = undefined;
    });
    await this.perform(socket, 'Login', { Username: this.user, Secret: this.secret, Events: 'on' });
    return socket;
  }

  private async perform(socket: Socket, name: string, fields: Readonly<Record<string, string>>): Promise<AmiMessage> {
    const id = `probe-${++this.lastId}`;
    const lines = [['Action', name], ['ActionID', id], ...Object.entries(fields)].map(
      ([key, value]) => `${key}: ${value}`,
    );
    if (lines.some((line) => /[\r\n]/.test(line))) throw new Error(`line break in a field of ${name}`);
    socket.write(`${lines.join('\r\n')}${END_OF_MESSAGE}`);
    const mine = (message: AmiMessage): boolean => message['ActionID'] === id && message['Event'] === undefined;
    const answer = await this.messages.until(mine, ANSWER_DEADLINE_MS, `answer to ${name}`);
    if (answer['Response'] !== 'Success') throw new Error(`AMI ${name}: ${answer['Message']}`);
    return answer;
  }

  /** Items of a list are events with the id of their action; so is OriginateResponse, which is news for everybody. */
  private receive(message: AmiMessage): void {
    const isEvent = message['Event'] !== undefined;
    const isAnswer = message['ActionID'] !== undefined && message['Event'] !== 'OriginateResponse';
    if (isAnswer) this.messages.record(message);
    else if (isEvent) this.events.record(message);
  }
}

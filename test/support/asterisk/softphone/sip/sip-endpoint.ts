import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import type { RemoteInfo, Socket } from 'node:dgram';
import { parseAddress } from './address.js';
import { ClientTransaction } from './client-transaction.js';
import { parseSip } from './parse-sip.js';
import { selfDescription, sipText } from './sip-text.js';
import type { HeaderLine } from './sip-text.js';
import type { SipMessage, SipRequest, SipResponse } from './sip-message.js';
import { Timers } from './timers.js';

/** Answers kept for requests that come again. */
const ANSWERS_KEPT = 500;
/** No SIP message is that short: keep-alives are. */
const SHORTEST_MESSAGE = 20;

export interface Peer {
  readonly host: string;
  readonly port: number;
}

export interface OutgoingRequest {
  readonly method: string;
  readonly uri: string;
  readonly callId: string;
  readonly from: string;
  readonly to: string;
  readonly cseq: number;
  /** a CANCEL, and the ACK of a refusal, carry the one of the INVITE */
  readonly branch?: string;
  readonly headers?: readonly HeaderLine[];
  readonly body?: string;
  readonly onProvisional?: (response: SipResponse) => void;
}

export interface Reply {
  readonly status: number;
  readonly reason: string;
  /** our tag in To */
  readonly tag?: string | undefined;
  readonly body?: string;
}

/** What an endpoint hands on. */
export interface SipUser {
  onRequest(request: SipRequest): void;
  /** an answer that no transaction waits for: a repeated 200 to an INVITE must be acknowledged again */
  onStrayResponse(response: SipResponse): void;
  onError(error: unknown): void;
}

export const newBranch = (): string => `z9hG4bK${randomBytes(8).toString('hex')}`;

/** SIP over one UDP socket: transactions, repeats and answers; knows nothing of calls. */
export class SipEndpoint {
  readonly timers = new Timers();
  private readonly transactions = new Map<string, ClientTransaction>();
  private readonly answers = new Map<string, string>();
  private readonly sources = new WeakMap<SipRequest, RemoteInfo>();
  private deaf = false;

  private constructor(
    private readonly socket: Socket,
    private readonly host: string,
    private readonly user: string,
    private readonly server: Peer,
    private readonly sipUser: SipUser,
  ) {
    socket.on('message', (data, source) => this.receive(data, source));
    socket.on('error', (error) => sipUser.onError(error));
  }

  /** `port` 0 takes any free one */
  static async open(local: Peer, user: string, server: Peer, sipUser: SipUser): Promise<SipEndpoint> {
    const socket = createSocket({ type: 'udp4', recvBufferSize: 1 << 20 });
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(local.port, local.host, () => {
        socket.off('error', reject);
        resolve();
      });
    });
    return new SipEndpoint(socket, local.host, user, server, sipUser);
  }

  get port(): number {
    return this.socket.address().port;
  }

  get isSilent(): boolean {
    return this.deaf;
  }

  get contact(): string {
    return `<sip:${this.user}@${this.host}:${this.port}>`;
  }

  /** Resolves with the final response, rejects when none comes. */
  async request(request: OutgoingRequest): Promise<SipResponse> {
    if (this.deaf) throw new Error(`${request.method}: the phone is dead`);
    const branch = request.branch ?? newBranch();
    const key = `${branch} ${request.method}`;
    const text = this.requestText(request, branch);
    const send = (): void => this.send(text, this.server);
    const provisional = request.onProvisional ?? ((): void => undefined);
    const transaction = new ClientTransaction(request.method, send, this.timers, provisional);
    this.transactions.set(key, transaction);
    try {
      return await transaction.final;
    } finally {
      this.transactions.delete(key);
    }
  }

  /** An ACK is never answered. */
  acknowledge(request: Omit<OutgoingRequest, 'method'>): void {
    this.send(this.requestText({ ...request, method: 'ACK' }, request.branch ?? newBranch()), this.server);
  }

  /** Answers; the same answer goes out again when the request comes again. Gives a way to repeat it. */
  reply(request: SipRequest, { status, reason, tag, body = '' }: Reply): () => void {
    const source = this.sources.get(request);
    if (!source) throw new Error('answer to a request that never came');
    const [via = '', ...vias] = request.headers.all('via');
    const to = status === 100 || parseAddress(request.to).tag ? request.to : `${request.to};tag=${tag ?? 'none'}`;
    const headers: HeaderLine[] = [
      ['Via', via.replace(/;rport(?!=)/, `;received=${source.address};rport=${source.port}`)],
      ...vias.map((value): HeaderLine => ['Via', value]),
      ...request.headers.all('record-route').map((value): HeaderLine => ['Record-Route', value]),
      ['From', request.from],
      ['To', to],
      ['Call-ID', request.callId],
      ['CSeq', `${request.cseq} ${request.method}`],
      ...selfDescription(this.contact),
    ];
    const text = sipText(`SIP/2.0 ${status} ${reason}`, headers, body);
    this.remember(`${request.branch} ${request.method}`, text);
    const send = (): void => this.send(text, { host: source.address, port: source.port });
    send();
    return send;
  }

  /** From now on neither hears nor says anything, and keeps its port: what a phone without power looks like. */
  silence(): void {
    this.deaf = true;
    this.timers.clear();
    this.failAll('the phone is dead');
  }

  close(): Promise<void> {
    this.silence();
    return new Promise((resolve) => this.socket.close(() => resolve()));
  }

  private failAll(reason: string): void {
    for (const transaction of this.transactions.values()) transaction.fail(reason);
    this.transactions.clear();
  }

  private remember(key: string, text: string): void {
    this.answers.set(key, text);
    const [oldest] = this.answers.keys();
    if (this.answers.size > ANSWERS_KEPT && oldest !== undefined) this.answers.delete(oldest);
  }

  private requestText(request: OutgoingRequest, branch: string): string {
    const headers: HeaderLine[] = [
      ['Via', `SIP/2.0/UDP ${this.host}:${this.port};branch=${branch};rport`],
      ['Max-Forwards', '70'],
      ['From', request.from],
      ['To', request.to],
      ['Call-ID', request.callId],
      ['CSeq', `${request.cseq} ${request.method}`],
      ...selfDescription(this.contact),
      ...(request.headers ?? []),
    ];
    return sipText(`${request.method} ${request.uri} SIP/2.0`, headers, request.body);
  }

  private send(text: string, to: Peer): void {
    if (!this.deaf) this.socket.send(text, to.port, to.host);
  }

  private receive(data: Buffer, source: RemoteInfo): void {
    if (this.deaf || data.length < SHORTEST_MESSAGE) return;
    try {
      this.dispatch(parseSip(data), source);
    } catch (error) {
      this.sipUser.onError(error);
    }
  }

  private dispatch(message: SipMessage, source: RemoteInfo): void {
    const key = `${message.branch} ${message.method}`;
    if (message.kind === 'response') {
      const transaction = this.transactions.get(key);
      if (transaction) transaction.receive(message);
      else this.sipUser.onStrayResponse(message);
      return;
    }
    const answered = message.method === 'ACK' ? undefined : this.answers.get(key);
    if (answered !== undefined) {
      this.send(answered, { host: source.address, port: source.port });
      return;
    }
    this.sources.set(message, source);
    this.sipUser.onRequest(message);
  }
}

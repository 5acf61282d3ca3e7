import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Server } from 'socket.io';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { PACE, type Pace } from '../runtime/pace.js';
import { ConnectionCounts, type Room } from './connection-counts.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from './gateway-settings.js';
import { paceEnd } from './pace-end.js';
import { refuseRequest, refuseUpgrade, type Refusal } from './refusal.js';

/** How long a request may take to have its headers sent, and to be sent whole, in milliseconds. */
const HEADERS_PATIENCE = 20_000;
const REQUEST_PATIENCE = 60_000;

/** How long a client is to stay away where there is no room, in seconds. */
const RETRY_AFTER = 10;

/** No more than one line of the log in so many milliseconds, however many are refused. */
const LOG_EVERY = 60_000;

/** Decides who comes in, before Engine.IO has spent anything on them; and not more at once than one turn has time for. */
@Injectable()
export class Door {
  private readonly logger = new Logger(Door.name);
  private readonly origins: ReadonlySet<string>;
  private refused = 0;
  private logged = -LOG_EVERY;

  constructor(
    private readonly counts: ConnectionCounts,
    @Inject(GATEWAY_SETTINGS) settings: GatewaySettings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PACE) private readonly pace: Pace,
  ) {
    this.origins = new Set(settings.origins);
  }

  guard({ engine, httpServer }: Server): void {
    this.bound(httpServer as HttpServer);
    // Engine.IO can refuse by itself, but says 400 whatever the reason, and to a WebSocket nothing else.
    const handleRequest = engine.handleRequest.bind(engine);
    engine.handleRequest = (request: IncomingMessage, response: Parameters<typeof handleRequest>[1]) => {
      this.admit(request, response, (refusal) => {
        if (refusal) refuseRequest(response, refusal);
        else handleRequest(request, response);
      });
    };
    const handleUpgrade = engine.handleUpgrade.bind(engine);
    engine.handleUpgrade = (request: IncomingMessage, socket: Parameters<typeof handleUpgrade>[1], head: Buffer) => {
      // Whoever waits may go away again, and nobody else listens yet.
      socket.on('error', () => undefined);
      this.admit(request, socket, (refusal) => {
        if (refusal) refuseUpgrade(socket, refusal);
        else handleUpgrade(request, socket, head);
      });
    };
  }

  private bound(server: HttpServer): void {
    server.headersTimeout = HEADERS_PATIENCE;
    server.requestTimeout = REQUEST_PATIENCE;
    // Where few files may be open there are fewer already.
    server.maxConnections = Math.min(server.maxConnections ?? Number.POSITIVE_INFINITY, this.counts.tcpLimit);
    server.on('connection', (socket) => {
      paceEnd(socket, this.pace);
      this.counts.addTcp(socket);
    });
  }

  /** @param answering ends with whoever asks */
  private admit(
    request: IncomingMessage,
    answering: NodeJS.EventEmitter,
    enter: (refusal: Refusal | undefined) => void,
  ): void {
    const decide = (refusal: Refusal | undefined) => {
      if (request.socket.destroyed) return;
      if (refusal) this.note(refusal);
      enter(refusal);
    };
    this.pace.run(() => {
      if (request.socket.destroyed) return;
      const newcomer = isNewcomer(request);
      const refusal = this.foreign(request) ?? (newcomer ? refusalFor(this.counts.room(request)) : undefined);
      const elsewhere = newcomer && !refusal ? this.counts.roomElsewhere(request, answering) : undefined;
      if (elsewhere) void elsewhere.then((room) => this.pace.run(() => decide(refusalFor(room))));
      else decide(refusal);
    });
  }

  private foreign({ headers: { origin } }: IncomingMessage): Refusal | undefined {
    if (origin === undefined || this.origins.size === 0 || this.origins.has(origin)) return undefined;
    return { status: 403, message: 'this origin is not on the list (origins)' };
  }

  private note({ status, message }: Refusal): void {
    this.refused += 1;
    if (this.clock.elapsed() - this.logged < LOG_EVERY) return;
    this.logger.warn(
      `refused to connect: ${this.refused} since the last such line, the last one with ${status}: ${message}`,
    );
    [this.refused, this.logged] = [0, this.clock.elapsed()];
  }
}

/** What belongs to a connection that there is already is none. The last one counts for Engine.IO. */
const isNewcomer = ({ url }: IncomingMessage) => !new URL(url ?? '', 'http://here').searchParams.getAll('sid').at(-1);

function refusalFor(room: Room): Refusal | undefined {
  if (room === 'yes') return undefined;
  if (room === 'full') return { status: 503, message: 'too many connections', retryAfter: RETRY_AFTER };
  return { status: 429, message: 'too many connections from this address', retryAfter: RETRY_AFTER };
}

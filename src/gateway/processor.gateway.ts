import { Inject, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import {
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import { Transport } from '../protocol/transport.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { Shutdown } from '../services/shutdown.js';
import { closeSockets } from './close-sockets.js';
import { CommandAnswering } from './command-answering.js';
import { CommandTeller } from './command-teller.js';
import { CommandTraces } from './command-traces.js';
import { Connections } from './connections.js';
import { Door } from './door.js';
import { Incidents } from './intake/incidents.js';
import { SocketClients } from './socket-clients.js';
import { eventArguments, type EventArguments } from './event-arguments.js';
import { strangerEvents } from './stranger-events.js';
import { writeTogether } from './write-together.js';

/** The door: one Socket.IO event in, one answer out. */
@WebSocketGateway()
export class ProcessorGateway
  implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect, BeforeApplicationShutdown
{
  @WebSocketServer() private readonly server!: Server;
  private readonly logger = new Logger(ProcessorGateway.name);

  constructor(
    private readonly answering: CommandAnswering,
    private readonly traces: CommandTraces,
    private readonly teller: CommandTeller,
    private readonly clients: SocketClients,
    private readonly connections: Connections,
    private readonly door: Door,
    private readonly incidents: Incidents,
    private readonly shutdown: Shutdown,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  afterInit(server: Server): void {
    this.door.guard(server);
    this.connections.watch(server);
    server.engine.on('connection', writeTogether);
  }

  handleConnection(socket: Socket): void {
    socket.use(strangerEvents((acknowledge) => this.stranger(socket, acknowledge)));
    // Not by `@SubscribeMessage`: Nest's way from an event to a method costs more than a small command does.
    socket.on(Transport.command, (...args: unknown[]) => void this.command(socket, eventArguments(args)));
    socket.on('error', (error) => this.logger.debug(error.message, { client: socket.id }));
  }

  handleDisconnect(socket: Socket, reason: string): void {
    this.clients.gone(socket, reason);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.shutdown.signOff();
    await closeSockets(this.server, this.clock);
    await this.connections.leave();
    await this.shutdown.leave();
  }

  private async command(socket: Socket, { message, acknowledge }: EventArguments): Promise<void> {
    try {
      const client = this.clients.of(socket);
      const trace = this.traces.begin(client, message);
      const tell = this.teller.begin(client, message, trace.id);
      const { response, after } = await trace.run(() => this.answering.answer(client, message));
      // Before it is sent: whatever becomes of that, it has been carried out.
      trace.answered(response);
      tell(response);
      client.answer(response, acknowledge);
      after?.();
    } catch (error) {
      this.cutOff(socket, error);
    }
  }

  private stranger(socket: Socket, acknowledge: unknown): void {
    try {
      const client = this.clients.of(socket);
      client.answer(this.answering.answerStranger(client), acknowledge);
    } catch (error) {
      this.cutOff(socket, error);
    }
  }

  /** What goes wrong in answering one client is this client's loss alone: as by a lost line. */
  private cutOff(socket: Socket, error: unknown): void {
    this.incidents.note(error instanceof Error ? error : new Error(String(error)));
    socket.conn.close(true);
  }
}

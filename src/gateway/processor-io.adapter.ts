import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server as HttpServer } from 'node:http';
import { Server, type ServerOptions } from 'socket.io';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from './gateway-settings.js';
import { BoundedEngine } from './intake/bounded-engine.js';
import { boundHttp } from './intake/bounded-http.js';
import { boundedParser } from './intake/bounded-parser.js';
import { BoundedWebSocketServer } from './intake/bounded-websocket-server.js';
import { Incidents } from './intake/incidents.js';
import type { IntakeSettings } from './intake/intake-settings.js';
import { Unfinished } from './intake/unfinished.js';

/** How long a connection may be there without joining the namespace, in milliseconds. */
const CONNECT_PATIENCE = 10_000;

/** How much of all connections may have arrived and not be whole. */
const UNFINISHED_BYTES = 33_554_432;

const PATH = '/socket.io';

/** Socket.IO as this processor runs it, over an Engine.IO that bounds what comes in. */
export class ProcessorIoAdapter extends IoAdapter {
  constructor(
    private readonly application: INestApplicationContext,
    private readonly settings: IntakeSettings,
    /** what is to listen to requests before anybody else does: Engine.IO puts itself before all that is there when it comes */
    private readonly firstToListen: (server: HttpServer) => void = () => undefined,
  ) {
    super(application);
  }

  override createIOServer(_port: number, options?: ServerOptions): Server {
    const all = { ...options, ...this.own() };
    const incidents = this.application.get(Incidents);
    const onCut = (why: unknown) => incidents.note(why);
    const unfinished = new Unfinished(UNFINISHED_BYTES);
    const engine = new BoundedEngine(all, this.settings, this.application.get<Clock>(CLOCK), unfinished, onCut);
    const http = this.httpServer as HttpServer;
    engine.attach(http, all);
    boundHttp(http, PATH, unfinished);
    this.firstToListen(http);
    const server = new Server(all);
    server.httpServer = http;
    return server.bind(engine);
  }

  private own() {
    const { origins } = this.application.get<GatewaySettings>(GATEWAY_SETTINGS);
    const { frameBytes, messageDepth } = this.settings;
    return {
      path: PATH,
      maxHttpBufferSize: frameBytes,
      parser: boundedParser(messageDepth),
      serveClient: false,
      connectTimeout: CONNECT_PATIENCE,
      // Nothing here rests on cookies, so where no origins are set any may ask; who is not on a list never comes this far.
      cors: { origin: origins.length === 0 ? '*' : [...origins] },
      wsEngine: BoundedWebSocketServer,
      destroyUpgrade: false,
      // It would keep a compressor for each answer that is not read, and the threads that passwords need.
      httpCompression: false,
    };
  }
}

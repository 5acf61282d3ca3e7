import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { WebSocketServer } from 'ws';
import { GATEWAY_SETTINGS, type GatewaySettings } from './gateway-settings.js';

/** How long a connection may be there without joining the namespace, in milliseconds. */
const CONNECT_PATIENCE = 10_000;

/** Socket.IO as this processor runs it. */
export class ProcessorIoAdapter extends IoAdapter {
  /** @param frameBytes the largest frame that is taken at all; a larger one ends the connection */
  constructor(
    private readonly application: INestApplicationContext,
    private readonly frameBytes: number,
  ) {
    super(application);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const { origins } = this.application.get<GatewaySettings>(GATEWAY_SETTINGS);
    const own = {
      maxHttpBufferSize: this.frameBytes,
      serveClient: false,
      connectTimeout: CONNECT_PATIENCE,
      // Nothing here rests on cookies, so where no origins are set any may ask; who is not on a list never comes this far.
      cors: { origin: origins.length === 0 ? '*' : [...origins] },
      // Engine.IO's own is an older one, which answers pings without end for somebody who does not read.
      wsEngine: WebSocketServer,
      // It would keep a compressor for each answer that is not read, and the threads that passwords need.
      httpCompression: false,
    };
    return super.createIOServer(port, Object.assign({}, options, own));
  }
}

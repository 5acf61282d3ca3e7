import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';

/** Socket.IO as this processor runs it. */
export class ProcessorIoAdapter extends IoAdapter {
  /** @param frameBytes the largest frame that is taken at all; a larger one ends the connection */
  constructor(
    application: INestApplicationContext,
    private readonly frameBytes: number,
  ) {
    super(application);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    // Desktops are served from anywhere; nothing here rests on cookies, so any origin may ask.
    const own = { maxHttpBufferSize: this.frameBytes, serveClient: false, cors: { origin: '*' } };
    return super.createIOServer(port, Object.assign({}, options, own));
  }
}

import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Clock } from '../../../../runtime/clock.js';
import { foreignPage } from '../../control/foreign-page.js';
import { originOf } from '../../control/origin-of.js';
import { LINK_PATH } from '../wire/messages.js';
import { LinkConnection } from './link-connection.js';
import type { SharedSwitch } from './shared-switch.js';

/** Bytes of a message from an instance: a call's data and what is around it. */
const MOST_BYTES = 256 * 1024;

/** Instances that may be linked at the same time. */
const MOST_LINKS = 100;

/** The end of the links at which the switch is: lets instances in, and cuts them off when the link is cut. */
export class SwitchHost {
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES, perMessageDeflate: false });
  private readonly connections = new Set<LinkConnection>();

  /** @param names host names of this process, in small letters */
  constructor(
    private readonly shared: SharedSwitch,
    private readonly clock: Clock,
    private readonly names: readonly string[],
  ) {}

  /** Takes the links of that server, and no other WebSocket. */
  async start(server: Server): Promise<void> {
    server.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head));
    await this.shared.provider.start({
      link: (link) => {
        if (link.state !== 'up') for (const one of this.connections) one.cut(link.reason);
      },
    });
  }

  async stop(): Promise<void> {
    await this.shared.provider.stop();
    for (const socket of this.sockets.clients) socket.terminate();
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const refused = this.refusal(request);
    if (refused) socket.end(`HTTP/1.1 ${refused}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    else this.sockets.handleUpgrade(request, socket, head, (websocket) => this.connect(websocket));
  }

  private refusal(request: IncomingMessage): string | undefined {
    if (request.url?.split('?')[0] !== LINK_PATH) return '404 Not Found';
    // A page in a browser may open a WebSocket to anywhere.
    if (foreignPage(originOf(request), this.names)) return '403 Forbidden';
    return !this.shared.link.isUp || this.connections.size >= MOST_LINKS ? '503 Service Unavailable' : undefined;
  }

  private connect(websocket: WebSocket): void {
    const { shared, clock } = this;
    this.connections.add(new LinkConnection(websocket, shared, clock, (one) => this.connections.delete(one)));
  }
}

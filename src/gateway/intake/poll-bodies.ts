import { parser, type Transport } from 'engine.io';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { packetCost } from './intake-bounds.js';
import type { Intake } from './intake.js';

/** Stands between the packets of one body: Engine.IO's protocol, revision 4. */
const SEPARATOR = '\x1e';

type Polling = Transport & { onClose(): void };

/**
 * The bodies that a polling client posts, one at a time. Their packets come through the connection's intake, and a body
 * is answered when all of them have been delivered: so a client that sends too much waits. Whatever is no such body
 * costs the connection.
 */
export class PollBodies {
  /** the answer to the body that is being taken */
  private answer: ServerResponse | undefined;

  /** @param limits of one body: its bytes, and how many packets it may have */
  constructor(
    private readonly transport: Polling,
    private readonly intake: Intake,
    private readonly limits: { readonly frameBytes: number; readonly packets: number },
  ) {
    transport.once('close', () => this.answered(400));
  }

  take(request: IncomingMessage, response: ServerResponse): void {
    if (this.answer) return this.refuse(response, 400, 'two bodies at once');
    if (request.headers['content-type'] === 'application/octet-stream') return this.refuse(response, 400, 'no text');
    this.answer = response;
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= this.limits.frameBytes) chunks.push(chunk);
      else if (!response.headersSent) this.refuse(response, 413, 'the body is too large');
    });
    request.on('end', () => {
      if (bytes <= this.limits.frameBytes) this.deliver(Buffer.concat(chunks).toString('utf8'), response);
    });
    request.on('close', () => {
      if (!request.complete) this.intake.cut('a body was not finished');
    });
  }

  private deliver(body: string, response: ServerResponse): void {
    const ends = separators(body, this.limits.packets);
    if (!ends) return this.refuse(response, 400, 'too many packets in one body');
    let start = 0;
    for (const end of ends) {
      const text = body.slice(start, end);
      start = end + 1;
      this.intake.offer(packetCost(text.length), () => this.packet(text));
    }
    this.intake.offer(0, () => this.answered(200));
  }

  private packet(text: string): void {
    const packet = parser.decodePacket(text);
    if (packet.type !== 'close') this.transport.emit('packet', packet);
    else {
      this.answered(200);
      this.transport.onClose();
    }
  }

  private answered(status: number): void {
    const response = this.answer;
    this.answer = undefined;
    if (!response || response.headersSent) return;
    response.writeHead(status, { 'Content-Type': 'text/html', 'cache-control': 'no-store' });
    response.end(status === 200 ? 'ok' : undefined);
  }

  private refuse(response: ServerResponse, status: number, why: string): void {
    // The rest of a body that is not read would be taken for the next request.
    response.writeHead(status, { connection: 'close' }).end();
    this.intake.cut(why);
  }
}

/** Where each packet ends; undefined where there are more than that many. */
function separators(body: string, most: number): number[] | undefined {
  const ends: number[] = [];
  for (let at = body.indexOf(SEPARATOR); at >= 0; at = body.indexOf(SEPARATOR, at + 1)) {
    if (ends.push(at) >= most) return undefined;
  }
  return [...ends, body.length];
}

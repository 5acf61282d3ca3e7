import type { IncomingMessage, ServerResponse } from 'node:http';

/** The port is taken before the switch is touched; until all is there, whoever asks is told to come again. */
export class StartingGate {
  private closed = true;

  open(): void {
    this.closed = false;
  }

  readonly pass = (_request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    if (!this.closed) next();
    else
      response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' }).end('{"status":"starting"}');
  };
}

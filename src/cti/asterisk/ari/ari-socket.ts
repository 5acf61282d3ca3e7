import { WebSocket } from 'ws';
import type { Clock } from '../../../runtime/clock.js';
import { AriClosedError, AriRefusedError, AriTimeoutError } from './ari-error.js';
import { parseAriEvent, type AriEvent } from './ari-event.js';
import { authorization, type AriSettings } from './ari-settings.js';

export interface AriSocketListener {
  event(event: AriEvent): void;
  /** the socket is gone, once, also after `close` */
  closed(error: Error): void;
}

const MAX_PAYLOAD_BYTES = 1024 * 1024;

/**
 * The event socket; while it is open, Asterisk knows the application. It is sent what concerns the channels and
 * bridges that are in the application and nothing else.
 */
export class AriSocket {
  private ended = false;

  private constructor(
    private readonly socket: WebSocket,
    private readonly listener: AriSocketListener,
  ) {
    socket.on('message', (data: Buffer) => {
      const event = parseAriEvent(data.toString('utf8'));
      if (event && !this.ended) listener.event(event);
    });
    socket.on('close', () => this.end(new AriClosedError()));
    socket.on('error', (error) => this.end(new AriClosedError(undefined, { cause: error })));
  }

  /** @throws AriRefusedError, AriTimeoutError, AriClosedError */
  static open(
    settings: AriSettings,
    clock: Clock,
    listener: AriSocketListener,
    signal?: AbortSignal,
  ): Promise<AriSocket> {
    // Never `subscribeAll`: closing such a socket while device states change can deadlock all of ARI.
    const url = new URL(`/ari/events?app=${encodeURIComponent(settings.application)}`, settings.url);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url, {
      headers: { authorization: authorization(settings) },
      maxPayload: MAX_PAYLOAD_BYTES,
      ...settings.trust,
    });
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => {
        reject(error);
        socket.terminate();
      };
      const timer = clock.after(settings.deadline, () => fail(new AriTimeoutError('event socket')));
      const abort = () => fail(new AriClosedError('ARI connection closed'));
      signal?.addEventListener('abort', abort, { once: true });
      const settled = () => {
        timer.cancel();
        signal?.removeEventListener('abort', abort);
      };
      const closed = (error: Error) => {
        settled();
        reject(error);
        listener.closed(error);
      };
      const ari = new AriSocket(socket, { event: (event) => listener.event(event), closed });
      socket.once('open', () => {
        settled();
        resolve(ari);
      });
      socket.once('unexpected-response', (_, response) =>
        fail(new AriRefusedError('event socket', response.statusCode ?? 0, response.statusMessage ?? '')),
      );
    });
  }

  close(): void {
    this.end(new AriClosedError('ARI connection closed'));
  }

  private end(error: Error): void {
    if (this.ended) return;
    this.ended = true;
    this.socket.close();
    // A peer that is gone would never answer the closing handshake.
    this.socket.terminate();
    this.listener.closed(error);
  }
}

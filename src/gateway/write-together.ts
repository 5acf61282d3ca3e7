import type { Connection } from './backlog.js';

/** What is used here of an Engine.IO connection, and of the stream below its WebSocket, beyond what their types tell. */
interface Inner {
  flush(): void;
  readonly transport: { readonly socket?: { readonly _socket?: Stream | null } };
}

interface Stream {
  cork(): void;
  uncork(): void;
}

/**
 * Lets all that one round of the event loop has for a connection leave in one write. Engine.IO writes every packet by
 * itself, and a call to the system costs more than making the packet: a command that brings three events and an answer
 * would cost four. Its `flush` is put off to the end of the round, where it is done once; long polls gain the same way.
 */
export function writeTogether(connection: Connection): void {
  const inner = connection as unknown as Inner;
  const flush = inner.flush.bind(inner);
  let waiting = false;
  const now = () => {
    waiting = false;
    const stream = inner.transport.socket?._socket;
    stream?.cork();
    flush();
    stream?.uncork();
  };
  inner.flush = () => {
    if (waiting) return;
    waiting = true;
    setImmediate(now);
  };
}

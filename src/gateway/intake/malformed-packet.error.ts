/** What is no packet of Socket.IO that a client may send: it costs the connection. */
export class MalformedPacketError extends Error {
  override readonly name = 'MalformedPacketError';
}

/** The three Socket.IO event names of the wire; there are no others. */
export const Transport = {
  /** client → server: one JSON object, and (recommended) an acknowledgement callback */
  command: 'command',
  /** server → client: the answer to a command that was sent without a callback */
  response: 'response',
  /** server → client: something happened */
  event: 'event',
} as const;

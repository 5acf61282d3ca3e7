/** The text of a command with an acknowledgement. */
export const packet = (message: object): string => `420["command",${JSON.stringify(message)}]`;

/** The text of a command of the session, about what stands `below` it, e.g. `.tel`. */
export const sessionPacket = (session: string, command: string, below = '', data?: object): string =>
  packet({ command, target: `${session}${below}`, ...(data ? { data } : {}) });

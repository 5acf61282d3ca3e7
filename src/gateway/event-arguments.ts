/** What came with a Socket.IO event. */
export interface EventArguments {
  /** the one argument; a list where there were several, which is no command */
  readonly message: unknown;
  /** the client's callback, where it gave one */
  readonly acknowledge: unknown;
}

export function eventArguments(args: readonly unknown[]): EventArguments {
  const last = args.at(-1);
  if (typeof last !== 'function') return { message: args.length > 1 ? args : args[0], acknowledge: undefined };
  return { message: args.length > 2 ? args.slice(0, -1) : args[args.length - 2], acknowledge: last };
}

/**
 * What the process does on each signal that would end it, or have it do worse, by itself. `end`: in order, and a second
 * one at once; `reload`: settings are read anew. All others are the system's own; SIGPIPE and SIGXFSZ come back as errors of
 * what was written.
 */
export const SIGNALS = {
  SIGTERM: 'end',
  SIGINT: 'end',
  SIGQUIT: 'end',
  SIGHUP: 'reload',
  // Node would open a debugger's port to everybody on this machine.
  SIGUSR1: 'ignored: a debugger needs a start with --inspect',
  SIGUSR2: 'ignored',
} as const satisfies Partial<Record<NodeJS.Signals, string>>;

/** Who acts on signals. */
export interface SignalHandlers {
  /** told in words of one that does nothing */
  ignored(line: string): void;
  /** called at the first signal to end; another one ends the process with 1 */
  end(signal: string): void;
  /** called before that: true where there is something that it cuts short, and the process ends in order all the same */
  hurry(): boolean;
  /** called where there is nothing, just before the process ends with 1 */
  cut(signal: string): void;
  /** called at each signal to read settings anew */
  reload(signal: string): void;
}

export function heedSignals(handlers: SignalHandlers): void {
  let ending = false;
  for (const [signal, meaning] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (meaning === 'reload') handlers.reload(signal);
      else if (meaning !== 'end') handlers.ignored(`${signal}: ${meaning}`);
      else if (ending) {
        if (handlers.hurry()) return;
        handlers.cut(signal);
        process.exit(1);
      } else {
        ending = true;
        handlers.end(signal);
      }
    });
  }
}

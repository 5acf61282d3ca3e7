/**
 * What the process does on each signal that would end it, or have it do worse, by itself. `end`: in order, and a second
 * one at once. All others are the system's own; SIGPIPE and SIGXFSZ come back as errors of what was written.
 */
export const SIGNALS = {
  SIGTERM: 'end',
  SIGINT: 'end',
  SIGQUIT: 'end',
  SIGHUP: 'ignored: settings are read at the start alone',
  // Node would open a debugger's port to everybody on this machine.
  SIGUSR1: 'ignored: a debugger needs a start with --inspect',
  SIGUSR2: 'ignored',
} as const satisfies Partial<Record<NodeJS.Signals, string>>;

/**
 * @param end called at the first signal to end; another one ends the process with 1
 * @param hurry called before that: true where there is something that it cuts short, and the process ends in order all the same
 */
export function heedSignals(
  ignored: (line: string) => void,
  end: (signal: string) => void,
  hurry: () => boolean,
): void {
  let ending = false;
  for (const [signal, meaning] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (meaning !== 'end') ignored(`${signal}: ${meaning}`);
      else if (ending) {
        if (!hurry()) process.exit(1);
      } else {
        ending = true;
        end(signal);
      }
    });
  }
}

import type { Logger } from '@nestjs/common';

/** How many faults are told: what goes wrong again and again is told often enough by then. */
const TOLD = 10;

/**
 * Watches for what nobody has caught. What comes of one connection's traffic is caught where that is, and costs this
 * connection; what a provider has not caught costs its service; so whatever else arrives here is a fault of the process
 * itself, whose state nobody vouches for any more.
 * @param blame gives it to whoever has to answer for it, beside the process; false: nobody has to
 * @param onFirst called once
 */
export function watchForFaults(logger: Logger, blame: (thrown: unknown) => boolean, onFirst: () => void): void {
  let count = 0;
  const fault = (kind: string) => (thrown: unknown) => {
    if (blame(thrown)) return;
    count += 1;
    const what = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    if (count <= TOLD) logger.error(`${kind}: ${what}`);
    if (count === 1) onFirst();
  };
  process.on('uncaughtException', fault('uncaught exception'));
  process.on('unhandledRejection', fault('unhandled rejection'));
}

import type { Clock } from '../runtime/clock.js';
import { BoundedOutput } from './bounded-output.js';
import type { LogStream, ProcessorLogger } from './processor-logger.js';

const STREAMS: readonly LogStream[] = ['stdout', 'stderr'];

/**
 * From now on neither standard stream of the process can end it or fill its memory.
 * @returns what waits until all is written, `deadline` milliseconds at most
 */
export function boundOutputs(logger: ProcessorLogger, clock: Clock): (deadline: number) => Promise<void> {
  const outputs = STREAMS.map((name) => new BoundedOutput(process[name], clock, (lines) => logger.lost(name, lines)));
  return async (deadline) => {
    await Promise.all(outputs.map((output) => output.flush(deadline)));
  };
}

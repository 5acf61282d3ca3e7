import type { Clock } from '../runtime/clock.js';
import { BoundedOutput } from './bounded-output.js';
import type { LogStream, ProcessorLogger } from './processor-logger.js';

const STREAMS: readonly LogStream[] = ['stdout', 'stderr'];

/** The process's standard streams. */
export interface Outputs {
  /** Waits until all is written, `deadline` milliseconds at most. */
  flush(deadline: number): Promise<void>;
  /** Lines that could not be written, of each stream, since the process began. */
  lost(): readonly { readonly stream: LogStream; readonly lines: number }[];
}

/** From now on neither standard stream of the process can end it or fill its memory. */
export function boundOutputs(logger: ProcessorLogger, clock: Clock): Outputs {
  const outputs = STREAMS.map((stream) => ({
    stream,
    output: new BoundedOutput(process[stream], clock, (lines) => logger.lost(stream, lines)),
  }));
  return {
    flush: async (deadline) => {
      await Promise.all(outputs.map(({ output }) => output.flush(deadline)));
    },
    lost: () => outputs.map(({ stream, output }) => ({ stream, lines: output.allLost })),
  };
}

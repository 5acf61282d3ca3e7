import type { Happening } from '../../happenings/happening.js';
import { COMMAND_TABLE } from '../../protocol/command-table.js';
import type { Family } from '../family.js';
import type { Instruments } from '../instruments.js';

/** Seconds: from what is done in the process to what waits for somebody to answer the telephone. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What clients ask for, what they are answered, and how long that takes. */
export function commandMetrics(make: Instruments): Family {
  const answered = make.counter('commands_total', 'Commands answered, by what came of them', [
    'command',
    'result',
    'code',
  ]);
  const duration = make.histogram(
    'command_duration_seconds',
    'From a command to its answer, the switch and the store included',
    BUCKETS,
    ['command'],
  );
  return {
    hear(happening: Happening) {
      if (happening.kind !== 'command') return;
      const { outcome, took } = happening;
      const command = known(happening.command);
      answered.inc({ command, ...outcome });
      duration.observe({ command }, took / 1000);
    },
  };
}

/** Whatever else clients may send counts as one. */
const known = (command: string | undefined): string =>
  command !== undefined && Object.hasOwn(COMMAND_TABLE, command) ? command : 'unknown';

import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Clock } from '../../runtime/clock.js';
import type { Family } from '../family.js';
import type { Instruments } from '../instruments.js';

/** Milliseconds between two looks of the monitor; what it measures has them in it. */
const RESOLUTION = 10;

/** Milliseconds that a monitor measures alone before the next one begins. */
const ALONE = 60_000;

/**
 * How late the event loop was during the last one to two minutes, or since it was looked at last where that is longer. Looking
 * takes nothing away, so that several who ask are told the same.
 */
export function loopDelay(make: Instruments, clock: Pick<Clock, 'elapsed'>): Family {
  const help = (what: string) => `${what} by which the event loop was late, of the last one to two minutes`;
  const median = make.gauge('event_loop_delay_p50_seconds', help('Median'));
  const nearly = make.gauge('event_loop_delay_p99_seconds', help('99th percentile'));
  const most = make.gauge('event_loop_delay_max_seconds', help('Most'));
  let older = begun();
  let newer = older;
  let since = clock.elapsed();
  return {
    read() {
      if (clock.elapsed() - since >= ALONE) {
        if (older !== newer) older.disable();
        older = newer;
        newer = begun();
        since = clock.elapsed();
      }
      median.set(late(older.percentile(50)));
      nearly.set(late(older.percentile(99)));
      most.set(late(older.max));
    },
    end() {
      older.disable();
      newer.disable();
    },
  };
}

function begun() {
  const monitor = monitorEventLoopDelay({ resolution: RESOLUTION });
  monitor.enable();
  return monitor;
}

/** Nanoseconds to seconds, without the time that the monitor itself waits. */
const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - RESOLUTION / 1000);

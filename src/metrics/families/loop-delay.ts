import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Family } from '../family.js';
import type { Instruments } from '../instruments.js';

/** Milliseconds between two looks of the monitor; what it measures has them in it. */
const RESOLUTION = 10;

/** How late the event loop is, since it was looked at last. */
export function loopDelay(make: Instruments): Family {
  const help = (what: string) => `${what} by which the event loop was late since the last look`;
  const median = make.gauge('event_loop_delay_p50_seconds', help('Median'));
  const nearly = make.gauge('event_loop_delay_p99_seconds', help('99th percentile'));
  const most = make.gauge('event_loop_delay_max_seconds', help('Most'));
  const monitor = monitorEventLoopDelay({ resolution: RESOLUTION });
  monitor.enable();
  return {
    read() {
      median.set(late(monitor.percentile(50)));
      nearly.set(late(monitor.percentile(99)));
      most.set(late(monitor.max));
      monitor.reset();
    },
    end: () => monitor.disable(),
  };
}

/** Nanoseconds to seconds, without the time that the monitor itself waits. */
const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - RESOLUTION / 1000);

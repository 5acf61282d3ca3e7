// Loaded into the process before its own code: measures how late its event loop is, and prints that when it is told to.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('SIGUSR2', () => {
  const [p50, p99, max] = [delay.percentile(50), delay.percentile(99), delay.max].map((ns) => (ns / 1e6).toFixed(1));
  process.stderr.write(`loop: p50 ${p50} ms, p99 ${p99} ms, max ${max} ms\n`);
  delay.reset();
});

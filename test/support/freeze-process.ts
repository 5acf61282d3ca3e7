import { readdirSync, readFileSync } from 'node:fs';
import { eventually } from './asterisk/eventually.js';

const DEADLINE_MS = 10_000;

/** Stops the process, and waits until each of its threads has: one that runs may go on for a moment after the signal. */
export async function freezeProcess(pid: number | undefined): Promise<void> {
  if (pid === undefined) throw new Error('nothing runs that could be frozen');
  process.kill(pid, 'SIGSTOP');
  const stopped = (thread: string) => /\) T /.test(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8'));
  await eventually(() => readdirSync(`/proc/${pid}/task`).every(stopped), DEADLINE_MS, `process ${pid} stopped`);
}

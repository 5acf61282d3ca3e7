import { readFileSync } from 'node:fs';

const TICK_MS = 10;

/** Processor time (ms) that a process of this machine has used so far. */
export function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

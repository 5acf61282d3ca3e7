import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

export const SERVER_CORE = 0;
export const DRIVER_CORE = 1;

const possible = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

/** The command, kept on one core where that can be done. */
export function pinned(core: number, command: readonly [string, ...string[]]): [string, ...string[]] {
  return possible ? ['taskset', '-c', String(core), ...command] : [...command];
}

/** Keeps a process, with all its threads, on one core. @returns whether that could be done */
export function keepOn(core: number, pid: number): boolean {
  return possible && spawnSync('taskset', ['-a', '-cp', String(core), String(pid)]).status === 0;
}

/** Keeps this very process on one core. @returns whether that could be done */
export const pinMyself = (core: number): boolean => keepOn(core, process.pid);

import { readdirSync, readFileSync } from 'node:fs';
import type { Server } from 'node:net';
import type { Clock } from '../runtime/clock.js';

/** Descriptors that clients never get: a switch that is looked for again, files, name look-ups need some. */
const MOST_KEPT = 128;

/** Milliseconds from one line of the log to the next. */
const SILENCE = 10_000;

/**
 * Leaves clients fewer connections than the process may have open files, where the system tells how many these are. Each
 * further one is closed at once and counted; the log says so now and then.
 */
export class DescriptorGuard {
  private count = 0;
  private quietUntil = -Infinity;

  constructor(
    private readonly clock: Clock,
    private readonly warn: (line: string) => void,
  ) {}

  /** Connections that were closed at once, since the process began. */
  get refused(): number {
    return this.count;
  }

  /** @param server one that listens */
  watch(server: Server): void {
    const room = connectionsFor(openFiles(), openFilesLimit());
    if (room !== undefined) server.maxConnections = room;
    server.on('drop', () => this.refuse());
    // What the system says when it has none left; without a listener that would be a fault of the process's own.
    server.on('error', (error) => this.refuse(error.message));
  }

  private refuse(reason = 'too many open files'): void {
    this.count += 1;
    const now = this.clock.elapsed();
    if (now < this.quietUntil) return;
    this.quietUntil = now + SILENCE;
    this.warn(`${reason}: ${this.count} connections refused so far; raise the limit (ulimit -n)`);
  }
}

/** A quarter of what is free is kept, at most 128. */
function connectionsFor(open: number | undefined, limit: number | undefined): number | undefined {
  if (open === undefined || limit === undefined) return undefined;
  const free = Math.max(1, limit - open);
  return free - Math.min(MOST_KEPT, Math.ceil(free / 4)) || 1;
}

function openFiles(): number | undefined {
  return whereTold(() => readdirSync('/proc/self/fd').length);
}

function openFilesLimit(): number | undefined {
  const [, soft] =
    /^Max open files +(\d+)/m.exec(whereTold(() => readFileSync('/proc/self/limits', 'utf8')) ?? '') ?? [];
  return soft === undefined ? undefined : Number(soft);
}

/** Systems other than Linux do not tell. */
function whereTold<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

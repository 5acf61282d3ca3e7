import type { LongestTurn } from '../servers/loop-watch.js';
import type { ServerProcess } from '../servers/server-process.js';

/** What happened to many at once cost its server. */
export interface Burst {
  readonly turn: LongestTurn;
  /** milliseconds of CPU */
  readonly cpu: number;
  /** milliseconds until all of it was over */
  readonly wall: number;
}

export async function burst(server: ServerProcess, work: () => Promise<unknown>): Promise<Burst> {
  await server.watch();
  const [cpu, begun] = [await server.cpu(), performance.now()];
  await work();
  const wall = performance.now() - begun;
  const used = (await server.cpu()) - cpu;
  return { turn: await server.watched(), cpu: used / 1000, wall };
}

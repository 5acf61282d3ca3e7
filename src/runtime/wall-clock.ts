import type { Clock } from './clock.js';

/** What another process can make something of. @param elapsed `Clock.elapsed` @returns milliseconds since the epoch */
export function toWall(clock: Clock, elapsed: number): number {
  return Math.round(clock.now() + elapsed - clock.elapsed());
}

/** What another process has told. @param wall milliseconds since the epoch @returns by `Clock.elapsed` */
export function fromWall(clock: Clock, wall: number): number {
  return clock.elapsed() + wall - clock.now();
}

import { signal } from '@preact/signals';
import { pageClock } from './page-clock.js';

const EVERY_MS = 1_000;

/** Counts seconds as long as the page lives: whoever reads it is drawn anew with each. */
export const ticks = signal(0);

const next = (): void => {
  ticks.value += 1;
  pageClock.after(EVERY_MS, next);
};
pageClock.after(EVERY_MS, next);

import type { IntakeSettings } from './intake-settings.js';

/** Below this a connection could not even join while its commands are limited to a few. */
const LEAST_BURST = 100;
const LEAST_PER_SECOND = 50;

/** How much the intake of one connection takes; in packets, of which a large one counts as several. */
export interface IntakeBounds {
  /** how many at once */
  readonly burst: number;
  /** how many in a second for long */
  readonly perSecond: number;
  /** how many may wait that have been read already */
  readonly waiting: number;
  /** how many in one turn of the loop */
  readonly perTurn: number;
  /** from how many of all connections on it is one of each in that turn */
  readonly perTurnOfAll: number;
  /** milliseconds that it may be at its limit without a break */
  readonly patience: number;
}

/**
 * Twice what a client may command: half of it is answered, the other half refused, and what is beyond is not even read.
 */
export function intakeBounds({ commandBurst, commandsPerSecond }: IntakeSettings): IntakeBounds {
  const burst = Math.max(LEAST_BURST, 2 * commandBurst);
  const perSecond = Math.max(LEAST_PER_SECOND, 2 * commandsPerSecond);
  return { burst, perSecond, waiting: 2 * burst, perTurn: 16, perTurnOfAll: 32, patience: 10_000 };
}

/** What a packet of that many bytes counts as. */
export const packetCost = (bytes: number): number => 1 + Math.floor(bytes / 16_384);

import type { AsteriskOptions } from '../asterisk.options.js';

/** Seconds, as the switch counts them, after which a process without a sign of life is taken for dead. */
export const longestSilence = ({ timeouts }: Pick<AsteriskOptions, 'timeouts'>): number =>
  Math.ceil(timeouts.confirm / 1_000);

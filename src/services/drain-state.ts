/** `serving`: it has not begun; `drained`: no session is left. */
export const DRAIN_STATES = ['serving', 'draining', 'drained'] as const;
export type DrainState = (typeof DRAIN_STATES)[number];

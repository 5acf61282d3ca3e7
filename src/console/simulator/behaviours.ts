/** What a customer does by itself, each after a while. */
export const BEHAVIOURS = ['patience', 'hangupAfterRing', 'hangupAfterAnswer'] as const;

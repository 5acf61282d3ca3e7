/**
 * Counts the changes of this port after which a provider that was written before may not work any more. Additions do not
 * count: what a provider does not know of, it does not claim.
 */
export const PORT_VERSION = 1;

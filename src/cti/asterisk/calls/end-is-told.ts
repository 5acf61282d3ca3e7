/** How long after its end, in milliseconds, a leg may still seem to be there: commands are answered beside the events. */
export const END_IS_TOLD = 500;

/** Channel variable with the id of the trace of the command that has made the channel, or has last rearranged its call. */
export const TRACE_VARIABLE = 'INTERACTION_PROCESSOR_TRACE';

import { beyondLimits } from './message-limits.js';

/** The largest part of a request that is sent back, in bytes: an answer must not cost what nobody fetches. */
const ECHO_BYTES = 4096;

/** A part of a request as a property of the answer; left out where there is none, and where it is large. */
export function echo(name: 'original' | 'data', part: unknown): Readonly<Record<string, unknown>> {
  const limits = { messageBytes: ECHO_BYTES, messageDepth: Number.POSITIVE_INFINITY };
  return part === undefined || beyondLimits(part, limits) ? {} : { [name]: part };
}

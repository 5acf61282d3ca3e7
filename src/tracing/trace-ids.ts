/** Where ids of traces come from; tests put their own in its place. */
export interface TraceIds {
  /** 16 random bytes as 32 hexadecimal digits in lower case */
  next(): string;
}

export const TRACE_IDS = Symbol('TraceIds');

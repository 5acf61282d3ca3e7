/** What is wrong within a value. */
export interface FoundFault {
  /** keys from the value down to what is wrong; empty for the value itself */
  readonly path: readonly string[];
  readonly problem: string;
}

/** A validator that can say where in a value the fault is. */
export interface FaultFinder {
  fault(value: unknown): FoundFault | undefined;
}

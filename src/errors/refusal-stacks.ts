let kept = false;

/**
 * Whether a refusal keeps the stack it was thrown with: for `debug` only, since to note and format a stack costs more than
 * all the rest of a refused command. Faults of ours always have theirs.
 */
export const refusalStacks = {
  get kept(): boolean {
    return kept;
  },
  /** From now on and for the whole process. */
  keep(): void {
    kept = true;
  },
};

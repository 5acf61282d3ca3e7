/** One of the parts in which a session is kept. */
export interface Part {
  readonly name: string;
  /** what it is made of: where all of it is as before, so is the text */
  readonly basis: readonly unknown[];
  /** @returns JSON */
  readonly text: () => string;
}

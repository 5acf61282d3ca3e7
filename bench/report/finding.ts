/** One line of the table. */
export interface Finding {
  readonly name: string;
  /** texts as they are shown; empty where there is none */
  readonly bare: string;
  readonly product: string;
  readonly bareRate?: string;
  readonly productRate?: string;
  /** what is held against the goal, with its unit */
  readonly value: number;
  readonly shown: string;
}

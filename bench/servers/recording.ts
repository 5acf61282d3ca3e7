/** Any JSON object of the wire. */
export type Wire = Readonly<Record<string, unknown>>;

/** What the product said to one command: its events, then its answer. */
export interface RecordedStep {
  readonly events: readonly Wire[];
  readonly answer: Wire;
}

/** What the product sends in each scenario, recorded from itself, for the bare server to send the same. */
export interface Recording {
  /** by the text of the message's `command` */
  readonly steps: Readonly<Record<string, RecordedStep>>;
  /** what tells of a call that begins to ring */
  readonly offer: readonly Wire[];
  /** what tells of a report that nobody asked for, taken in turn: of an agent in a call and of one in none */
  readonly lone: { readonly inCall: readonly Wire[]; readonly idle: readonly Wire[] };
}

/** Stands in the place of a message that was not parsed, since it is beyond the limits as it lies there. */
export class UnreadMessage {
  /** @param problem what is wrong with it, for people */
  constructor(readonly problem: string) {}
}

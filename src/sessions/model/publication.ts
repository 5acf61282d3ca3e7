/** What clients have been told of an object: its revision, and its public state as it went out. */
export class Publication {
  revision = 0;
  private told = '';

  /** @param state the public state without the revision */
  differs(state: object): boolean {
    return JSON.stringify(state) !== this.told;
  }

  /** The state that clients have. */
  get view(): object {
    return { ...(JSON.parse(this.told) as object), revision: this.revision };
  }

  /** Takes note that this state goes out now. */
  tell(state: object): number {
    this.told = JSON.stringify(state);
    this.revision += 1;
    return this.revision;
  }
}

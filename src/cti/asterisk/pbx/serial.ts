/** Does one thing after the other, each in its turn, whatever became of the one before. */
export class Serial {
  private last: Promise<unknown> = Promise.resolve();
  private waits = 0;

  /** how many have not had their turn yet */
  get waiting(): number {
    return this.waits;
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    this.waits += 1;
    const begin = () => {
      this.waits -= 1;
      return work();
    };
    const turn = this.last.then(begin, begin);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

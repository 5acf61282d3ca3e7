/** Lets tests wait for a condition over something that says when it has changed. */
export class Signal {
  private readonly waiting = new Set<() => void>();

  /** Everybody who waits looks again. */
  changed(): void {
    for (const look of this.waiting) look();
  }

  /**
   * Resolves with what `look` gives once that is neither `undefined` nor `false`; rejects after `patience` milliseconds.
   * @param what in words, for the failure; it may describe the last look
   */
  until<T>(look: () => T, patience: number, what: () => string): Promise<Exclude<T, undefined | false>> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        this.waiting.delete(attempt);
      };
      const attempt = () => {
        const seen = look();
        if (seen === undefined || seen === false) return;
        end();
        resolve(seen as Exclude<T, undefined | false>);
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`not within ${patience} ms: ${what()}`));
      }, patience);
      this.waiting.add(attempt);
      attempt();
    });
  }
}

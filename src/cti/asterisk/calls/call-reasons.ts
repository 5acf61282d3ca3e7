import type { CtiCause } from '../../port/cti-facts.js';

/** Who is behind what happens to a call, where we know better than the switch tells; by Uniqueid of the agent's leg. */
export class CallReasons {
  private readonly changes = new Map<string, CtiCause>();
  private readonly ends = new Map<string, CtiCause>();

  /** For what is told next, and not for anything after that. */
  because(uid: string, cause: CtiCause): void {
    this.changes.set(uid, cause);
  }

  /** What has become of that leg has been told. */
  told(uid: string): void {
    this.changes.delete(uid);
  }

  ofChange(uid: string): CtiCause | undefined {
    return this.changes.get(uid);
  }

  /** The leg is about to end. */
  endsAs(uid: string, cause: CtiCause): void {
    this.ends.set(uid, cause);
  }

  /** It is not going to end after all. */
  goesOn(uid: string): void {
    this.ends.delete(uid);
  }

  /** What was said of the one is so of the other. */
  passOn(from: string, to: string): void {
    for (const all of [this.changes, this.ends]) {
      const cause = all.get(from);
      if (cause) all.set(to, cause);
      all.delete(from);
    }
  }

  /** Why the leg has ended; asked once. */
  takeEnd(uid: string): CtiCause | undefined {
    const cause = this.ends.get(uid);
    this.ends.delete(uid);
    return cause;
  }
}

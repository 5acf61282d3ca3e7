interface Place<T> {
  readonly member: T;
  before: Place<T>;
  after: Place<T>;
}

/** Members that have their turn one after the other, again and again; who joins or leaves disturbs nobody's turn. */
export class Round<T> {
  // A ring and no set with an iterator that is kept: such a one holds all that the set has ever been since its last step.
  private readonly places = new Map<T, Place<T>>();
  /** whose turn it is next */
  private turn: Place<T> | undefined;

  get size(): number {
    return this.places.size;
  }

  /** It has its turn after all who are there. */
  add(member: T): void {
    if (this.places.has(member)) return;
    const place = { member } as Place<T>;
    const after = this.turn ?? place;
    const before = this.turn?.before ?? place;
    [place.before, place.after] = [before, after];
    [before.after, after.before] = [place, place];
    this.turn ??= place;
    this.places.set(member, place);
  }

  delete(member: T): void {
    const place = this.places.get(member);
    if (!place) return;
    this.places.delete(member);
    const { before, after } = place;
    [before.after, after.before] = [after, before];
    if (this.turn === place) this.turn = after === place ? undefined : after;
  }

  /** Whose turn it is now; undefined where there is nobody. */
  next(): T | undefined {
    const place = this.turn;
    this.turn = place?.after;
    return place?.member;
  }
}

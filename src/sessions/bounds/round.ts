/** Members that have their turn one after the other, again and again; who joins or leaves disturbs nobody's turn. */
export class Round<T> {
  private readonly members = new Set<T>();
  // Kept between two turns: a set that loses its first member and gets it back at the end has ever more holes in front.
  private turns = this.members.values();

  get size(): number {
    return this.members.size;
  }

  add(member: T): void {
    this.members.add(member);
  }

  delete(member: T): void {
    this.members.delete(member);
  }

  /** Whose turn it is now; undefined where there is nobody. */
  next(): T | undefined {
    const turn = this.turns.next();
    if (!turn.done) return turn.value;
    this.turns = this.members.values();
    return this.turns.next().value;
  }
}

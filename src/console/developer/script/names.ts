/** The names of a script's variables, one for each object; those of the session are the script's own. */
export class Names {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  has(target: string): boolean {
    return this.#names.has(target);
  }

  /** @param kind which is what the first is called: `conversation1` */
  add(target: string, kind: string): string {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    const name = `${kind}${count}`;
    this.#names.set(target, name);
    return name;
  }

  of(target: string): string | undefined {
    return target.includes('.') ? this.#names.get(target) : 'session';
  }
}

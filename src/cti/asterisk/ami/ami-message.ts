/** One block of the manager interface: an event, an answer, or both. A name may occur several times. */
export class AmiMessage {
  constructor(private readonly fields: ReadonlyMap<string, readonly string[]>) {}

  static of(fields: Readonly<Record<string, string | readonly string[]>>): AmiMessage {
    return new AmiMessage(new Map(Object.entries(fields).map(([name, value]) => [name, [value].flat()])));
  }

  /** the first value under that name */
  get(name: string): string | undefined {
    return this.fields.get(name)?.[0];
  }

  /** like `get`, but '' for what is missing and for what Asterisk does not know */
  text(name: string): string {
    const value = this.get(name) ?? '';
    return value === '<unknown>' || value === '<none>' ? '' : value;
  }

  all(name: string): readonly string[] {
    return this.fields.get(name) ?? [];
  }

  has(name: string): boolean {
    return this.fields.has(name);
  }

  /** in the order in which they came */
  get names(): Iterable<string> {
    return this.fields.keys();
  }

  get event(): string | undefined {
    return this.get('Event');
  }
}

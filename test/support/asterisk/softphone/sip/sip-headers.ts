/** Compact forms (RFC 3261, 7.3.3 and the extensions that add some). */
const COMPACT: Readonly<Record<string, string>> = {
  v: 'via',
  f: 'from',
  t: 'to',
  i: 'call-id',
  m: 'contact',
  l: 'content-length',
  c: 'content-type',
  e: 'content-encoding',
  s: 'subject',
  k: 'supported',
  r: 'refer-to',
  b: 'referred-by',
  o: 'event',
  u: 'allow-events',
};

/** The header fields of one message; names in any case, full or compact. */
export class SipHeaders {
  private readonly fields = new Map<string, string[]>();

  add(name: string, value: string): void {
    const key = SipHeaders.key(name);
    const values = this.fields.get(key);
    if (values) values.push(value);
    else this.fields.set(key, [value]);
  }

  all(name: string): readonly string[] {
    return this.fields.get(SipHeaders.key(name)) ?? [];
  }

  first(name: string): string | undefined {
    return this.all(name)[0];
  }

  private static key(name: string): string {
    const lower = name.trim().toLowerCase();
    return COMPACT[lower] ?? lower;
  }
}

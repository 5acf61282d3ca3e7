/** What one run of scrypt costs: `128 * 2^ln * r` bytes of memory, and time in proportion to that and `p`. */
export interface ScryptParameters {
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/** For passwords of people: 32 MiB. */
export const PASSWORD_PARAMETERS: ScryptParameters = { ln: 15, r: 8, p: 1 };

// Twice what we make ourselves in each direction is room enough; a hash from elsewhere cannot make us use gigabytes.
const LIMITS = { ln: [1, 17], r: [1, 16], p: [1, 4], memory: 128 * 1024 * 1024 } as const;

/** Bytes of memory that one run needs. */
export function scryptMemory({ ln, r, p }: ScryptParameters): number {
  return 128 * r * (2 ** ln + p);
}

export function areBounded(parameters: ScryptParameters): boolean {
  const { ln, r, p } = parameters;
  const single = within(ln, LIMITS.ln) && within(r, LIMITS.r) && within(p, LIMITS.p);
  return single && 128 * r * 2 ** ln <= LIMITS.memory;
}

const within = (value: number, [min, max]: readonly [number, number]) => value >= min && value <= max;

const SCHEME = /^(?:tel|sips?|callto):(?:\/\/)?/i;
/** A number as people write it: digits, keys, and what they put between. */
const NUMBER = /^\+?[\d\s().\-/\u2010-\u2015*#]*\d[\d\s().\-/\u2010-\u2015*#]*$/u;
const BETWEEN = /[\s().\-/\u2010-\u2015]/gu;
/** The zero that is dialled within a country alone, as in `+49 (0)30`. */
const NATIONAL_ZERO = /^(\+\d[\d\s\-.]*)\(0\)/u;

/**
 * What somebody wants to dial who has pasted it: a `tel:` or `sip:` URI becomes its number or user, a number loses spaces,
 * hyphens, brackets, points and slashes, and the `(0)` after a country code. Anything else stays as it is.
 */
export function dialledAddress(text: string): string {
  const trimmed = text.trim();
  const bare = SCHEME.test(trimmed) ? withoutScheme(trimmed) : trimmed;
  if (!NUMBER.test(bare)) return bare;
  return bare.replace(NATIONAL_ZERO, '$1').replace(BETWEEN, '');
}

/** Parameters, host, port and password are not dialled. */
function withoutScheme(uri: string): string {
  const [address = ''] = uri.replace(SCHEME, '').split(/[;?]/);
  const [user = ''] = address.split('@');
  const [name = ''] = user.split(':');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

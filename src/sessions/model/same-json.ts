type Fields = Readonly<Record<string, unknown>>;

/**
 * Whether two values would be the same as JSON, whatever the order of their keys. What is left out is the same as what is
 * undefined. Most of what is compared is the very same object, so that no text has to be made of either.
 */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [one as Fields, other as Fields];
  let more = 0;
  for (const key in left) {
    if (left[key] === undefined) continue;
    // A client's keys may be called as what every object has.
    if (!Object.hasOwn(right, key) || !sameJson(left[key], right[key])) return false;
    more -= 1;
  }
  for (const key in right) if (right[key] !== undefined) more += 1;
  return more === 0;
}

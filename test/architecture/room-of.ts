/** The room of a path under src/: `cti/port/x.ts` is in `cti/port`, `cti/x.ts` in `cti`, `x.ts` in `main`. The client's face is the client's. */
export function roomOf(path: string): string {
  const [first = '', second = '', ...rest] = path.split('/');
  if (!second) return /^client\.[jt]s$/.test(first) ? 'client' : 'main';
  return first === 'cti' && rest.length > 0 ? `cti/${second}` : first;
}

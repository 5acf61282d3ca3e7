/** What came of some work. */
export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

/** Tries `work` and says what came of it: at once, or where it takes its time, when that is known. */
export function attempt<T>(work: () => T, tell: (result: Attempt<Awaited<T>>) => void): void {
  const failed = (error: unknown) => tell({ ok: false, error });
  let value: T;
  try {
    value = work();
  } catch (error) {
    failed(error);
    return;
  }
  if (value instanceof Promise) value.then((late: Awaited<T>) => tell({ ok: true, value: late }), failed);
  else tell({ ok: true, value: value as Awaited<T> });
}

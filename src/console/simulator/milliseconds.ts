/** Seconds as they are typed. @returns undefined for what is no number */
export function milliseconds(seconds: string): number | undefined {
  const number = seconds.trim() === '' ? NaN : Number(seconds);
  return Number.isFinite(number) ? Math.round(number * 1000) : undefined;
}

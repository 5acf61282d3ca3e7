export const SAMPLE_RATE = 8000;

/** The amplitude of one frequency (Hz) in samples taken at 8 kHz; exact where a whole number of periods fits. */
export function goertzel(samples: ArrayLike<number>, frequency: number): number {
  const c = 2 * Math.cos((2 * Math.PI * frequency) / SAMPLE_RATE);
  let a = 0;
  let b = 0;
  for (let i = 0; i < samples.length; i++) {
    const next = (samples[i] ?? 0) + c * a - b;
    b = a;
    a = next;
  }
  return samples.length === 0 ? 0 : (2 * Math.sqrt(Math.max(0, a * a + b * b - c * a * b))) / samples.length;
}

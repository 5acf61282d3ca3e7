import type { Phone } from './phone.js';

/** The phone is a file of its own, fetched by those who have one. */
export async function loadPhone(): Promise<Phone> {
  const { Phone } = await import('./phone.js');
  return new Phone();
}

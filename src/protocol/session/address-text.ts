import { Matches } from 'class-validator';

/** What can be dialled: a number, an extension or a SIP-like address; no spaces, quotes or control characters. */
export const ADDRESS_PATTERN = /^[A-Za-z0-9+*#_.@:-]{1,128}$/;

/** A property that holds a number or address to reach somebody at. */
export function AddressText(): PropertyDecorator {
  return Matches(ADDRESS_PATTERN, { message: '$property is a number or address of 1 to 128 characters' });
}

import { scrypt } from 'node:crypto';
import { scryptMemory, type ScryptParameters } from './scrypt-parameters.js';

/** The slow function between a password and its hash. */
export type DeriveKey = (
  password: string,
  salt: Uint8Array,
  length: number,
  parameters: ScryptParameters,
) => Promise<Uint8Array>;

/** scrypt on a thread of Node's pool. */
export const deriveKey: DeriveKey = (password, salt, length, parameters) => {
  const { ln, r, p } = parameters;
  const options = { N: 2 ** ln, r, p, maxmem: scryptMemory(parameters) + 1024 * 1024 };
  return new Promise((resolve, reject) => {
    // One keyboard sends an accent as one character, another as two.
    scrypt(password.normalize('NFC'), salt, length, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
};

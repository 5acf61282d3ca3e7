import { timingSafeEqual } from 'node:crypto';
import { deriveKey, type DeriveKey } from './derive-key.js';
import { InvalidHashError } from './invalid-hash.error.js';
import { areBounded, PASSWORD_PARAMETERS, type ScryptParameters } from './scrypt-parameters.js';

const FORM =
  /^\$scrypt\$ln=([1-9][0-9]?),r=([1-9][0-9]?),p=([1-9][0-9]?)\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;
const KEY_BYTES = 32;

/** What is kept of a password: `$scrypt$ln=15,r=8,p=1$<salt>$<hash>`, both base64 without padding. */
export class PasswordHash {
  constructor(
    readonly parameters: ScryptParameters,
    private readonly salt: Uint8Array,
    private readonly key: Uint8Array,
  ) {}

  /** @throws InvalidHashError for another form, and for parameters that cost too much */
  static parse(text: string): PasswordHash {
    const [, ln, r, p, salt = '', key = ''] = FORM.exec(text) ?? [];
    if (!key) throw new InvalidHashError('is not a hash made by hash-password');
    const parameters = { ln: Number(ln), r: Number(r), p: Number(p) };
    if (!areBounded(parameters)) throw new InvalidHashError('its scrypt parameters are out of bounds');
    return new PasswordHash(parameters, Buffer.from(salt, 'base64'), Buffer.from(key, 'base64'));
  }

  /** @param salt at least 16 bytes from a CSPRNG */
  static async of(password: string, salt: Uint8Array, parameters = PASSWORD_PARAMETERS): Promise<PasswordHash> {
    return new PasswordHash(parameters, salt, await deriveKey(password, salt, KEY_BYTES, parameters));
  }

  /** One run of `derive`, whatever comes of it, and a comparison in constant time. */
  async matches(password: string, derive: DeriveKey = deriveKey): Promise<boolean> {
    const key = await derive(password, this.salt, this.key.length, this.parameters);
    return timingSafeEqual(key, this.key);
  }

  toString(): string {
    const { ln, r, p } = this.parameters;
    return `$scrypt$ln=${ln},r=${r},p=${p}$${base64(this.salt)}$${base64(this.key)}`;
  }
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

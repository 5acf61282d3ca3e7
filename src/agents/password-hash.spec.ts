import { describe, expect, it } from '@jest/globals';
import { InvalidHashError } from './invalid-hash.error.js';
import { PasswordHash } from './password-hash.js';
import { PASSWORD_PARAMETERS } from './scrypt-parameters.js';

const salt = Buffer.from('0123456789abcdef');
const cheap = { ln: 4, r: 8, p: 1 };
const SALT = 'MDEyMzQ1Njc4OWFiY2RlZg';
const KEY = 'A'.repeat(43);

describe('PasswordHash', () => {
  it('says its parameters, salt and hash in one line that it can read again', async () => {
    const text = (await PasswordHash.of('secret', salt, cheap)).toString();
    expect(text).toMatch(/^\$scrypt\$ln=4,r=8,p=1\$MDEyMzQ1Njc4OWFiY2RlZg\$[A-Za-z0-9+/]{43}$/);
    expect(PasswordHash.parse(text).toString()).toBe(text);
    await expect(PasswordHash.parse(text).matches('secret')).resolves.toBe(true);
  });

  it('agrees with the test vector of RFC 7914', async () => {
    const text =
      '$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$' +
      'cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw';
    await expect(PasswordHash.parse(text).matches('pleaseletmein')).resolves.toBe(true);
  });

  it('costs a person password 32 MiB', async () => {
    expect((await PasswordHash.of('x', salt)).parameters).toEqual(PASSWORD_PARAMETERS);
    expect(PASSWORD_PARAMETERS).toEqual({ ln: 15, r: 8, p: 1 });
  });

  it.each(['', 'Secret', 'secret ', 'secre', 'secrets'])('does not match %j', async (other) => {
    const hash = await PasswordHash.of('secret', salt, cheap);
    await expect(hash.matches(other)).resolves.toBe(false);
  });

  it('takes an accent for the same, however it is typed', async () => {
    const hash = await PasswordHash.of('caf\u00e9', salt, cheap);
    await expect(hash.matches('cafe\u0301')).resolves.toBe(true);
  });

  it.each([
    ['plain text', 'hunter2'],
    ['nothing', ''],
    ['another scheme', `$argon2id$v=19$m=65536,t=3,p=4$${SALT}$${KEY}`],
    ['no salt', `$scrypt$ln=15,r=8,p=1$$${KEY}`],
    ['a short hash', `$scrypt$ln=15,r=8,p=1$${SALT}$AAAA`],
    ['a long hash', `$scrypt$ln=15,r=8,p=1$${SALT}$${'A'.repeat(87)}`],
    ['something behind it', `$scrypt$ln=15,r=8,p=1$${SALT}$${KEY}\nx`],
    ['a parameter of nothing', `$scrypt$ln=0,r=8,p=1$${SALT}$${KEY}`],
    ['a huge ln', `$scrypt$ln=30,r=8,p=1$${SALT}$${KEY}`],
    ['a huge r', `$scrypt$ln=15,r=99,p=1$${SALT}$${KEY}`],
    ['a huge p', `$scrypt$ln=15,r=8,p=99$${SALT}$${KEY}`],
    ['each in bounds, together 256 MiB', `$scrypt$ln=17,r=16,p=1$${SALT}$${KEY}`],
  ])('refuses %s, and does not repeat it', (_, text) => {
    expect(() => PasswordHash.parse(text)).toThrow(InvalidHashError);
    if (text) expect(() => PasswordHash.parse(text)).not.toThrow(text);
  });
});

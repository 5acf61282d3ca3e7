import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { KeyServer } from '../../../test/support/openid/key-server.js';
import { CredentialsUndecidedError, CredentialsUnavailableError } from '../../errors/operator-errors.js';
import { Source } from '../source.js';
import { WRONG, WRONG_OF_ANYBODY } from '../verdict.js';
import { OpenIdCredentialsStore } from './openid-credentials-store.js';

const PAUSE_MS = 10_000;

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const jwk = (key: KeyObject, kid: string, more: object = {}) => {
  const { d: _secret, ...known } = key.export({ format: 'jwk' });
  return { ...known, kid, ...more };
};

describe('OpenIdCredentialsStore', () => {
  let provider: KeyServer;
  let clock: FakeClock;
  let source: Source;
  let [old, fresh] = [newKey(), newKey()];

  beforeAll(() => {
    [old, fresh] = [newKey(), newKey()];
  });

  beforeEach(async () => {
    provider = await new KeyServer().start();
    provider.keys = [jwk(old, 'old')];
    clock = new FakeClock(Date.now());
    const settings = {
      issuer: provider.issuer,
      audience: ['a'],
      algorithms: ['ES256', 'RS256'],
      claims: { id: 'sub', extension: 'extension' },
      timeout: 5_000,
      keysPause: PAUSE_MS,
      keysAge: 600_000,
      clockSkew: 0,
    };
    source = new Source('openid', new OpenIdCredentialsStore(settings, clock), clock);
  });

  afterEach(() => provider.stop());

  const token = (kid: string, key: KeyObject, claims: object = {}, alg = 'ES256') =>
    new SignJWT({ iss: provider.issuer, aud: 'a', sub: 'anna', exp: Math.floor(clock.now() / 1000) + 3_600, ...claims })
      .setProtectedHeader({ alg, kid })
      .sign(key);
  const verify = async (given: Promise<string>, id = 'anna') => source.verify({ id, token: await given });
  const result = async (given: Promise<string>) => (await verify(given)).result;

  it('says nothing of a token whose key cannot be asked for, and lets the others in', async () => {
    expect(await result(token('old', old))).toBe('right');
    await clock.advance(PAUSE_MS);
    provider.away = true;
    await expect(verify(token('new', fresh))).rejects.toBeInstanceOf(CredentialsUndecidedError);
    expect(await result(token('old', old))).toBe('right');
    provider.away = false;
    provider.keys = [jwk(fresh, 'new')];
    // It is not asked before the pause is over.
    await expect(verify(token('new', fresh))).rejects.toBeInstanceOf(CredentialsUndecidedError);
    await clock.advance(PAUSE_MS);
    expect(await result(token('new', fresh))).toBe('right');
  });

  it('calls a token wrong that names a key which has just been asked for and is none', async () => {
    expect(await result(token('new', fresh))).toBe('wrong');
    await clock.advance(PAUSE_MS);
    expect(await result(token('new', fresh))).toBe('wrong');
    expect(provider.asked).toBe(2);
  });

  it('knows an agent by what is signed alone', async () => {
    const forged = (header: object) =>
      [header, { iss: provider.issuer, sub: 'anna' }]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .concat('xx')
        .join('.');
    for (const header of [{ alg: 'none' }, { alg: 'ES256', kid: 'old' }])
      expect(await verify(Promise.resolve(forged(header)))).toEqual(WRONG_OF_ANYBODY);
    expect(await verify(token('old', fresh))).toEqual(WRONG_OF_ANYBODY);
    expect(await verify(token('old', old), 'a-password')).toEqual(WRONG_OF_ANYBODY);
    for (const claims of [{ exp: 1 }, { aud: 'b' }]) {
      expect(await verify(token('old', old, claims))).toEqual(WRONG);
      expect(await verify(token('old', old, claims), 'a-password')).toEqual(WRONG_OF_ANYBODY);
    }
  });

  it.each<object>([
    { jwks_uri: 'http://keys.example/keys' },
    { jwks_uri: 'https://user:secret@keys.example/keys' },
    { jwks_uri: 'file:///etc/passwd' },
    { jwks_uri: undefined },
    { issuer: 'https://another.example' },
  ])('does not go by a discovery document that says %j', async (said) => {
    const asked = jest.spyOn(globalThis, 'fetch');
    provider.said = said as Readonly<Record<string, unknown>>;
    await expect(verify(token('old', old))).rejects.toBeInstanceOf(CredentialsUnavailableError);
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
  });

  it('is back where it was away and a token names a key that is none', async () => {
    provider.away = true;
    await expect(verify(token('old', old))).rejects.toBeInstanceOf(CredentialsUnavailableError);
    provider.away = false;
    await clock.advance(PAUSE_MS);
    expect(await result(token('old', old))).toBe('right');
    await expect(verify(token('new', fresh))).rejects.toBeInstanceOf(CredentialsUndecidedError);
    expect(await result(token('old', old))).toBe('right');
  });

  it('lets those in whose keys are good while others are of no use', async () => {
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
    const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...short } = weak.export({ format: 'jwk' });
    const foreign = jwk(fresh, 'foreign', { key_ops: ['verify', 'wrapKey'] });
    provider.keys = [jwk(old, 'old'), { ...short, kid: 'weak' }, foreign];
    const good = await token('old', old);
    const parts = good.split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'RS256', kid: 'weak' })).toString('base64url');
    const bad = Promise.resolve(`${header}.${String(parts[1])}.${'A'.repeat(171)}`);
    expect(await result(bad)).toBe('wrong');
    expect(await result(token('foreign', fresh))).toBe('wrong');
    expect(await result(Promise.resolve(good))).toBe('right');
  });
});

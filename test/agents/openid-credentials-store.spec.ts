import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';
import { createPublicKey, type KeyObject } from 'node:crypto';
import { OpenIdCredentialsStore } from '../../src/agents/openid/openid-credentials-store.js';
import { UNKNOWN, WRONG, WRONG_OF_ANYBODY } from '../../src/agents/verdict.js';
import { OpenIdSourceConfig } from '../../src/config/sources/openid-source.config.js';
import { CredentialsUndecidedError, CredentialsUnavailableError } from '../../src/errors/operator-errors.js';
import { FakeClock } from '../support/fake-clock.js';
import { OpenIdLab } from '../support/openid/openid-lab.js';
import { describeCredentialsStore } from './describe-credentials-store.js';

const ANNA = { name: 'Anna A.', extension: '2001', queues: ['sales', 'support'], roles: ['agent', 'supervisor'] };
const lab = new OpenIdLab({ anna: ANNA, '1002': {}, odd: { extension: '1,2' } });
const PAUSE_MS = 10_000;

let clock: FakeClock;

function open(settings: Partial<OpenIdSourceConfig> = {}): OpenIdCredentialsStore {
  // What a provider says counts from its own clock.
  clock = new FakeClock(Date.now());
  const config = {
    ...new OpenIdSourceConfig(),
    issuer: lab.issuer,
    audience: ['processor', 'other-name'],
    timeout: 1_000,
  };
  return new OpenIdCredentialsStore({ ...config, ...settings }, clock);
}

beforeAll(() => lab.start().then(() => undefined), 60_000);

afterAll(() => lab.stop());

describeCredentialsStore('by tokens of an OpenID provider', async () => {
  let store = open();
  return {
    get store() {
      return store;
    },
    agents: [
      { id: 'anna', ...ANNA },
      { id: '1002', extension: '1002', queues: [], roles: ['agent'] },
    ],
    right: async (id) => ({ id, password: await lab.token(id) }),
    wrong: async (id) => ({ id, token: await lab.token('anna', { audience: 'another' }) }),
    cost: () => lab.keysAskedFor,
    // One that has its keys already needs nobody.
    cut: async () => {
      store = open();
      await lab.freeze();
    },
    mend: async () => {
      lab.thaw();
      await clock.advance(PAUSE_MS);
    },
  };
});

describe('tokens of an OpenID provider', () => {
  const forged = (token: string) => new SignJWT(decodeJwt(token)).setProtectedHeader({ alg: 'ES256', kid: 'unknown' });

  /** One of Anna's that says something else as well. */
  const told = async (claims: JWTPayload, key: KeyObject = lab.signingKey) => {
    const token = await lab.token('anna');
    const { alg = '', ...header } = decodeProtectedHeader(token);
    return new SignJWT({ ...decodeJwt(token), ...claims }).setProtectedHeader({ ...header, alg }).sign(key);
  };

  it('are good until they expire, by the clocks as far as they may be apart', async () => {
    const store = open();
    const token = await lab.token('anna', { seconds: 60 });
    const expires = (decodeJwt(token).exp ?? 0) * 1000 + 5_000;
    await expect(store.verify({ id: 'anna', token })).resolves.toMatchObject({ result: 'right', expires });
    await clock.advance(60_000);
    await expect(store.verify({ id: 'anna', token })).resolves.toMatchObject({ result: 'right' });
    await clock.advance(6_000);
    await expect(store.verify({ id: 'anna', token })).resolves.toEqual(WRONG);
  });

  it('are for this service alone, of this provider, and of the type that is asked for', async () => {
    const token = await lab.token('anna');
    await expect(open({ audience: ['else'] }).verify({ id: 'anna', token })).resolves.toEqual(WRONG);
    await expect(open({ issuer: `${lab.issuer}/` }).verify({ id: 'anna', token })).resolves.toEqual(UNKNOWN);
    await expect(open({ type: 'at+jwt' }).verify({ id: 'anna', token })).resolves.toMatchObject({ result: 'right' });
    await expect(open({ type: 'logout+jwt' }).verify({ id: 'anna', token })).resolves.toEqual(WRONG);
    await expect(open({ algorithms: ['RS256'] }).verify({ id: 'anna', token })).resolves.toEqual(WRONG_OF_ANYBODY);
  });

  it('are signed by the key of the provider, whatever they say of it', async () => {
    const store = open();
    const token = await lab.token('anna');
    const claims = decodeJwt(token);
    const pem = createPublicKey(lab.signingKey).export({ type: 'spki', format: 'pem' });
    const forgeries = [
      new UnsecuredJWT(claims).encode(),
      await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(pem)),
      await forged(token).sign(new OpenIdLab({}).signingKey),
      `${token.slice(0, token.lastIndexOf('.'))}.`,
      token.replace(/\.[^.]+\./, `.${btoa(JSON.stringify({ ...claims, sub: '1002' })).replaceAll('=', '')}.`),
    ];
    for (const forgery of forgeries) {
      await clock.advance(PAUSE_MS);
      await expect(store.verify({ id: 'anna', token: forgery })).resolves.not.toMatchObject({ result: 'right' });
    }
    await expect(store.verify({ id: 'anna', token })).resolves.toMatchObject({ result: 'right' });
  });

  it('that name the key of the provider and are signed by another one are not good', async () => {
    const store = open();
    await expect(store.verify({ id: 'anna', token: await told({}) })).resolves.toMatchObject({ result: 'right' });
    const token = await told({}, new OpenIdLab({}).signingKey);
    await expect(store.verify({ id: 'anna', token })).resolves.toEqual(WRONG_OF_ANYBODY);
    const header = { kid: decodeProtectedHeader(token).kid ?? '', alg: 'HS256' };
    const secret = Buffer.from(createPublicKey(lab.signingKey).export({ type: 'spki', format: 'pem' }));
    const mac = await new SignJWT(decodeJwt(token)).setProtectedHeader(header).sign(secret);
    await expect(store.verify({ id: 'anna', token: mac })).resolves.toEqual(WRONG_OF_ANYBODY);
  });

  it.each<[string, () => JWTPayload, string]>([
    ['one of several audiences', () => ({ aud: ['x', 'processor'] }), 'right'],
    ['several other audiences', () => ({ aud: ['x', 'y'] }), 'wrong'],
    ['no audience at all', () => ({ aud: [] }), 'wrong'],
    [
      'a start that is as far ahead as clocks may be apart',
      () => ({ nbf: Math.floor(Date.now() / 1000) + 3 }),
      'right',
    ],
    ['a start that is further ahead', () => ({ nbf: Math.floor(Date.now() / 1000) + 60 }), 'wrong'],
    ['more than a message may have', () => ({ groups: Array<string>(20_000).fill('group') }), 'right'],
  ])('that have %s are found %s', async (_what, claims, result) => {
    await expect(open().verify({ id: 'anna', token: await told(claims()) })).resolves.toMatchObject({ result });
  });

  it.each(['an na', 'a:b', 'änna', '\uff41nna', '', '../anna', '__proto__.x', 'x'.repeat(5_000)])(
    'let nobody in as %j, which is no id of an agent',
    async (sub) => {
      await expect(open().verify({ id: sub, token: await told({ sub }) })).resolves.toEqual(WRONG_OF_ANYBODY);
    },
  );

  it('of whom is no agent here let nobody in', async () => {
    const token = await lab.token('odd');
    await expect(open().verify({ id: 'odd', token })).resolves.toEqual(WRONG_OF_ANYBODY);
    const claims = { ...new OpenIdSourceConfig().claims, id: 'staff.id' };
    await expect(open({ claims }).verify({ id: 'anna', token: await lab.token('anna') })).resolves.toEqual(
      WRONG_OF_ANYBODY,
    );
  });

  it('that name unknown keys are no flood at the provider', async () => {
    const store = open();
    const token = await lab.token('anna');
    await store.verify({ id: 'anna', token });
    await clock.advance(PAUSE_MS);
    const before = lab.keysAskedFor;
    const forgery = await forged(token).sign(lab.signingKey);
    const forge = () => store.verify({ id: 'anna', token: forgery });
    expect(await Promise.all(Array.from({ length: 50 }, forge))).toEqual(Array(50).fill(WRONG_OF_ANYBODY));
    for (let n = 0; n < 50; n += 1) await expect(forge()).rejects.toBeInstanceOf(CredentialsUndecidedError);
    expect(lab.keysAskedFor - before).toBe(1);
  });

  it('signed with a new key are good, the old ones no longer', async () => {
    const store = open();
    const old = await lab.token('anna');
    await store.verify({ id: 'anna', token: old });
    await lab.rotate();
    const token = await lab.token('anna');
    await clock.advance(PAUSE_MS);
    await expect(store.verify({ id: 'anna', token })).resolves.toMatchObject({ result: 'right' });
    await clock.advance(PAUSE_MS);
    await expect(store.verify({ id: 'anna', token: old })).resolves.toEqual(WRONG_OF_ANYBODY);
  });

  it('go on to be good while the provider is away, but not where it was never there', async () => {
    const store = open();
    const token = await lab.token('anna', { seconds: 7_200 });
    await store.verify({ id: 'anna', token });
    await lab.stop();
    await clock.advance(700_000);
    await expect(store.verify({ id: 'anna', token })).resolves.toMatchObject({ result: 'right' });
    const late = open();
    await expect(late.verify({ id: 'anna', token })).rejects.toBeInstanceOf(CredentialsUnavailableError);
    await lab.start();
    // Until the pause is over nobody is asked again.
    await expect(late.verify({ id: 'anna', token })).rejects.toBeInstanceOf(CredentialsUnavailableError);
    await clock.advance(PAUSE_MS);
    await expect(late.verify({ id: 'anna', token })).resolves.toMatchObject({ result: 'right' });
  });
});

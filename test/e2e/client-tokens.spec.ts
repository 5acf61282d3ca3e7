import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Client, type ClientOptions } from '../../src/client.js';
import { eventually } from '../support/asterisk/eventually.js';
import { OpenIdLab } from '../support/openid/openid-lab.js';
import { Processor } from '../support/processor.js';

const DEADLINE_MS = 20_000;

describe('the typed client with tokens of a real provider', () => {
  const lab = new OpenIdLab({ anna: {} });
  const folder = mkdtempSync(join(tmpdir(), 'client-tokens-'));
  const clients: Client[] = [];
  let processor: Processor;

  beforeAll(async () => {
    await lab.start();
    const source = { kind: 'openid', issuer: lab.issuer, audience: ['processor'], clockSkew: 0 };
    writeFileSync(join(folder, 'config.yaml'), JSON.stringify({ agents: { sources: [source] } }));
    processor = await Processor.start({ CONFIG_FILE: join(folder, 'config.yaml') });
  }, 60_000);

  afterEach(async () => {
    for (const client of clients.splice(0)) {
      await client.session?.logout();
      client.close();
    }
  });

  afterAll(async () => {
    await processor.stop();
    await lab.stop();
    rmSync(folder, { recursive: true });
  });

  const signedIn = async (options: ClientOptions) => {
    const client = await connect(processor.url, options);
    clients.push(client);
    return client.signIn({ agent: 'anna', confirm: () => true });
  };

  it('signs in by one, and renews by itself what would end', async () => {
    let given = 0;
    const told: unknown[] = [];
    const credentials = () => lab.token('anna', { seconds: (given += 1) < 3 ? 3 : 600 });
    const session = await signedIn({ credentials, tap: (message) => told.push(message) });
    const end = () => Date.parse(session.info.expires ?? '');
    expect(end()).toBeLessThan(session.now() + 3_500);
    await eventually(
      () => end() > session.now() + 500_000,
      DEADLINE_MS,
      () => `renewed: ${given} tokens`,
    );
    expect(session.state).toEqual({ status: 'live' });
    expect(given).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(told)).toContain('session.renew');
    expect(JSON.stringify(told)).not.toContain('eyJ');
  });

  it('says why a session is not renewed, and tries again', async () => {
    let given = 0;
    const credentials = async () => {
      given += 1;
      if (given === 2) throw new TypeError('the provider is away');
      return lab.token('anna', { seconds: given === 1 ? 6 : 600 });
    };
    const session = await signedIn({ credentials });
    const reasons: unknown[] = [];
    session.subscribe(() => reasons.push(session.state.unrenewed));
    await eventually(() => reasons.at(-1) instanceof TypeError, DEADLINE_MS, 'a failure is told');
    await eventually(() => given === 3 && session.state.unrenewed === undefined, DEADLINE_MS, 'it is taken back');
    expect(session.state.status).toBe('live');
  });

  it('rejects a sign-in with what the tokens failed for', async () => {
    const failure = new TypeError('nobody is signed in there');
    await expect(signedIn({ credentials: () => Promise.reject(failure) })).rejects.toBe(failure);
    await expect(signedIn({ credentials: () => 'no token' })).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
    const never = () => new Promise<string>(() => undefined);
    await expect(signedIn({ credentials: never, patience: 200 })).rejects.toMatchObject({ code: 'NO_ANSWER' });
    await expect(signedIn({})).rejects.toMatchObject({ code: 'INVALID_MESSAGE' });
  });
});

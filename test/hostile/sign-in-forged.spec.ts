import { describe, expect, it } from '@jest/globals';
import { SignInClient } from './sign-in-client.js';
import { underAttack } from './under-attack.js';

const PROXY = '127.0.0.2';
const FAILURES = 5;

async function fail(client: SignInClient, agent: string, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) expect(await client.signIn(agent, 'wrong')).toBe('INVALID_CREDENTIALS');
}

describe('an address that somebody says it has', () => {
  const environment = { TRUSTED_PROXIES: PROXY };

  it('counts where a trusted proxy says so: each client behind it has a count of its own', async () => {
    await underAttack(
      'wrong passwords from behind a proxy',
      async (url) => {
        const through = (said: string) => SignInClient.connect(url, PROXY, { 'x-forwarded-for': said });
        const attacker = await through('127.0.0.9, 203.0.113.9');
        await fail(attacker, '1001', FAILURES);
        expect(await attacker.signIn('1001', 'demo')).toBe('TOO_MANY_ATTEMPTS');
        // Another connection, another claim, another port: the same client.
        const again = await through('198.51.100.1, 203.0.113.9:4711');
        expect(await again.signIn('1001', 'demo')).toBe('TOO_MANY_ATTEMPTS');
        const colleague = await through('203.0.113.10');
        expect(await colleague.signIn('1001', 'demo')).toBe('success');
        for (const client of [attacker, again, colleague]) client.close();
      },
      environment,
    );
  });

  it('is nothing where anybody else says so: it neither escapes its own count nor fills that of a colleague', async () => {
    await underAttack(
      'wrong passwords under forged addresses',
      async (url) => {
        const forge = (said: string) => SignInClient.connect(url, '127.0.0.3', { 'x-forwarded-for': said });
        const victim = '203.0.113.10';
        const forged = await Promise.all([victim, PROXY, '127.0.0.1', 'unknown', victim].map(forge));
        for (const client of forged) await fail(client, '1001', 1);
        for (const client of forged) expect(await client.signIn('1001', 'demo')).toBe('TOO_MANY_ATTEMPTS');
        const colleague = await SignInClient.connect(url, PROXY, { 'x-forwarded-for': victim });
        expect(await colleague.signIn('1001', 'demo')).toBe('success');
        for (const client of [...forged, colleague]) client.close();
      },
      environment,
    );
  });

  it('in a network of IPv6 counts as the network', async () => {
    await underAttack(
      'wrong passwords from many addresses of one network',
      async (url) => {
        const through = (said: string) => SignInClient.connect(url, PROXY, { 'x-forwarded-for': said });
        for (let n = 1; n <= FAILURES; n += 1) {
          const client = await through(`2001:db8:0:1:${n}::${n}`);
          await fail(client, '1001', 1);
          client.close();
        }
        const next = await through('2001:db8:0:1:ffff::1');
        expect(await next.signIn('1001', 'demo')).toBe('TOO_MANY_ATTEMPTS');
        const colleague = await through('2001:db8:0:2::1');
        expect(await colleague.signIn('1001', 'demo')).toBe('success');
        for (const client of [next, colleague]) client.close();
      },
      environment,
    );
  });
});

describe('a sign-in that is large', () => {
  it('is refused before it waits', async () => {
    await underAttack('sign-ins of 200 KB', async (url) => {
      const client = await SignInClient.connect(url, '127.0.0.2');
      const context = 'x'.repeat(200_000);
      const answers = await Promise.all(Array.from({ length: 50 }, () => client.signIn('1001', 'wrong', { context })));
      expect(new Set(answers)).toEqual(new Set(['INVALID_MESSAGE']));
      client.close();
    });
  });
});

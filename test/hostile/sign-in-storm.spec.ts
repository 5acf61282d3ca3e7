import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigFile } from '../protocol/config-file.js';
import { agentsFile } from './agents-file.js';
import { SignInClient } from './sign-in-client.js';
import { underAttack } from './under-attack.js';

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}-${n}`);
const total = (clients: readonly SignInClient[], answer: string) =>
  clients.reduce((sum, client) => sum + client.count(answer), 0);

/** So many wrong ones from one address over each of ten connections. */
async function stormFrom(url: string, address: string, each: number): Promise<SignInClient[]> {
  const clients = await Promise.all(names('c', 10).map(() => SignInClient.connect(url, address)));
  for (const [index, client] of clients.entries()) client.storm(names(`guess-${index}`, each));
  return clients;
}

describe('a storm of wrong passwords', () => {
  let agents: ConfigFile;
  let cheaper: ConfigFile;
  // The count of failed attempts would end the storm; here it is the queue alone that has to stand it.
  const many = new ConfigFile('attempts: { perAgent: 100000, perAddress: 100000 }\ntimeouts: { signIn: 60000 }\n');
  const short = new ConfigFile(
    'attempts: { perAgent: 100000, perAddress: 100000, waiting: 100 }\ntimeouts: { signIn: 1000 }\n',
  );

  beforeAll(async () => {
    [agents, cheaper] = await Promise.all([agentsFile(), agentsFile(12)]);
  });

  afterAll(() => {
    for (const file of [agents, cheaper, many, short]) file.remove();
  });

  it('from one address holds up nobody at another one, and costs nothing once it is gone', async () => {
    const environment = { AGENTS_FILE: agents.path, CONFIG_FILE: many.path };
    await underAttack(
      'a thousand wrong passwords from one address',
      async (url) => {
        const colleague = await SignInClient.connect(url, '127.0.0.3');
        const storm = await stormFrom(url, '127.0.0.2', 100);
        expect(await colleague.signIn('1001', 'demo')).toBe('success');
        expect(await colleague.signIn('1002', 'demo')).toBe('success');
        // Turns are taken by address: of the thousand only a few have come before.
        expect(total(storm, 'INVALID_CREDENTIALS')).toBeLessThan(50);
        const neighbour = await SignInClient.connect(url, '127.0.0.2');
        for (const client of storm) client.close();
        // Nine hundred had waited at the same address, an agent each.
        expect(await neighbour.signIn('1003', 'demo')).toBe('success');
        for (const client of [colleague, neighbour]) client.close();
      },
      environment,
    );
  });

  it('from two hundred addresses holds up a colleague for one turn of each', async () => {
    const environment = { AGENTS_FILE: cheaper.path };
    await underAttack(
      'a thousand wrong passwords from two hundred addresses',
      async (url) => {
        const addresses = Array.from({ length: 200 }, (_, n) => `127.0.1.${n + 1}`);
        const storm = await Promise.all(addresses.map((address) => SignInClient.connect(url, address)));
        const colleague = await SignInClient.connect(url, '127.0.0.3');
        for (const [index, client] of storm.entries()) client.storm(names(`guess-${index}`, 5));
        expect(await colleague.signIn('1001', 'demo')).toBe('success');
        expect(total(storm, 'INVALID_CREDENTIALS')).toBeLessThan(450);
        for (const client of [...storm, colleague]) client.close();
      },
      environment,
    );
  });

  it('is refused where it is too much, with a time to come again', async () => {
    const environment = { AGENTS_FILE: agents.path, CONFIG_FILE: short.path };
    await underAttack(
      'four hundred wrong passwords, of which a hundred may wait',
      async (url) => {
        const colleague = await SignInClient.connect(url, '127.0.0.3');
        expect(await colleague.signIn('1001', 'demo')).toBe('success');
        const storm = await stormFrom(url, '127.0.0.2', 40);
        const refused = () => total(storm, 'RATE_LIMITED');
        while (refused() < 250) await Promise.race(storm.map((client) => client.answered()));
        // Who was there before is known again, and needs no turn.
        expect(await colleague.signIn('1001', 'demo')).toBe('success');
        expect(Math.min(...storm.flatMap((client) => client.retryAfters))).toBeGreaterThan(100);
        // What waits is refused as well when its time is over.
        const tried = () => total(storm, 'INVALID_CREDENTIALS');
        while (refused() + tried() < 400) await Promise.race(storm.map((client) => client.answered()));
        expect(tried()).toBeLessThan(102);
        for (const client of [...storm, colleague]) client.close();
      },
      environment,
    );
  });

  it('is over after as many as may fail, and locks out nobody at another address', async () => {
    const environment = { AGENTS_FILE: cheaper.path };
    await underAttack(
      'a thousand wrong passwords for one agent',
      async (url) => {
        const clients = await Promise.all(names('c', 10).map(() => SignInClient.connect(url, '127.0.0.2')));
        const victims = Array.from({ length: 100 }, () => '1001');
        for (const client of clients) client.storm(victims);
        const colleague = await SignInClient.connect(url, '127.0.0.3');
        const last = clients.at(-1);
        expect(await last?.signIn('1001', 'demo')).toBe('TOO_MANY_ATTEMPTS');
        expect(total(clients, 'INVALID_CREDENTIALS')).toBe(5);
        expect(await colleague.signIn('1001', 'demo')).toBe('success');
        for (const client of [...clients, colleague]) client.close();
      },
      environment,
    );
  });
});

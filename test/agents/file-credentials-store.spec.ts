import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { deriveKey } from '../../src/agents/derive-key.js';
import { FileCredentialsStore } from '../../src/agents/file-credentials-store.js';
import { PasswordHash } from '../../src/agents/password-hash.js';
import { RememberedPasswords } from '../../src/agents/remembered-passwords.js';
import { FakeClock } from '../support/fake-clock.js';
import { describeCredentialsStore } from './describe-credentials-store.js';

const PASSWORD = 'Grün-und-länger-9';
const folder = mkdtempSync(join(tmpdir(), 'agents-'));

afterAll(() => rmSync(folder, { recursive: true }));

describeCredentialsStore('in a file', async () => {
  const hash = (id: string) => PasswordHash.of(PASSWORD + id, Buffer.alloc(16, 7), { ln: 4, r: 8, p: 1 });
  const [first, second] = [await hash('anna'), await hash('1002')].map(String);
  const file = join(folder, 'agents.yaml');
  const anna = `name: Anna A., extension: "2001", queues: [sales, support], roles: [agent, supervisor]`;
  writeFileSync(file, `agents: [{ id: anna, ${anna}, password: "${first}" }, { id: "1002", password: "${second}" }]`);
  let runs = 0;
  const store = new FileCredentialsStore(
    file,
    undefined,
    new RememberedPasswords(new FakeClock(), 1_000),
    (...given) => {
      runs += 1;
      return deriveKey(...given);
    },
  );
  return {
    store,
    agents: [
      {
        id: 'anna',
        name: 'Anna A.',
        extension: '2001',
        queues: ['sales', 'support'],
        roles: ['agent', 'supervisor'],
      },
      { id: '1002', extension: '1002', queues: [], roles: ['agent'] },
    ],
    right: async (id) => ({ id, password: PASSWORD + id }),
    wrong: async (id) => ({ id, password: `${PASSWORD}!` }),
    cost: () => runs,
  };
});

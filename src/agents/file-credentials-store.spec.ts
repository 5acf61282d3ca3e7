import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvalidConfigError } from '../config/invalid-config.error.js';
import { FileCredentialsStore } from './file-credentials-store.js';
import { PasswordHash } from './password-hash.js';
import { UNKNOWN, WRONG } from './verdict.js';

let folder: string;
let hash: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'agents-'));
  hash = (await PasswordHash.of('one', Buffer.from('0123456789abcdef'), { ln: 4, r: 8, p: 1 })).toString();
});
afterAll(() => rmSync(folder, { recursive: true }));

function open(yaml: string): FileCredentialsStore {
  const file = join(folder, 'agents.yaml');
  writeFileSync(file, yaml.replaceAll('HASH', hash));
  return new FileCredentialsStore(file);
}

function refused(yaml: string): InvalidConfigError {
  try {
    open(yaml);
  } catch (error) {
    if (error instanceof InvalidConfigError) return error;
    throw error;
  }
  throw new Error('the file was accepted');
}

describe('FileCredentialsStore', () => {
  it('knows the agents of its file', async () => {
    const store = open(`agents:
      - { id: anna, name: Anna A., extension: "2001", queues: [sales, support], roles: [agent, supervisor], password: "HASH" }
      - { id: "1002", password: "HASH" }`);
    await expect(store.verify({ id: 'anna', password: 'one' })).resolves.toEqual({
      result: 'right',
      agent: {
        id: 'anna',
        name: 'Anna A.',
        extension: '2001',
        queues: ['sales', 'support'],
        roles: ['agent', 'supervisor'],
        admission: expect.any(String),
      },
    });
    await expect(store.verify({ id: '1002', password: 'one' })).resolves.toEqual({
      result: 'right',
      agent: {
        id: '1002',
        extension: '1002',
        queues: [],
        roles: ['agent'],
        admission: expect.any(String),
      },
    });
    await expect(store.verify({ id: '1002', password: 'two' })).resolves.toEqual(WRONG);
    await expect(store.verify({ id: '2001', password: 'one' })).resolves.toEqual(UNKNOWN);
  });

  it.each([
    ['agents: [{ id: a, password: hunter2secret }]', 'agents.0.password'],
    ['agents: [{ id: a }]', 'agents.0.password'],
    ['agents: [{ id: a, password: 12345678 }]', 'agents.0.password'],
    ['agents: [{ id: 1001, password: "HASH" }]', 'agents.0.id'],
    ['agents: [{ id: a.b, password: "HASH" }]', 'agents.0.id'],
    ['agents: [{ password: "HASH" }]', 'agents.0.id'],
    ['agents: [{ id: a, extension: 2001, password: "HASH" }]', 'agents.0.extension'],
    ['agents: [{ id: a, extension: "1,2", password: "HASH" }]', 'agents.0.extension'],
    ['agents: [{ id: a, queues: support, password: "HASH" }]', 'agents.0.queues'],
    ['agents: [{ id: a, queues: [s, "a b"], password: "HASH" }]', 'agents.0.queues'],
    ['agents: [{ id: a, queues: [s, s], password: "HASH" }]', 'agents.0.queues'],
    ['agents: [{ id: a, queue: s, password: "HASH" }]', 'agents.0.queue'],
    ['agents: [{ id: a, password: "HASH" }, { id: a, password: "HASH" }]', 'agents'],
    ['agents: []', 'agents'],
    ['agents: [null]', 'agents'],
    ['{}', 'agents'],
  ])('refuses %s', (yaml, path) => {
    const error = refused(yaml);
    expect(error.problems.map((one) => one.path)).toEqual([`agents.file: ${path}`]);
    expect(error.message).not.toMatch(/hunter2secret|12345678/);
  });

  it('tells everything that is wrong at once', () => {
    expect(
      refused('agents: [{ id: !!binary YQ==, password: x, __proto__: 1 }]').problems.map(({ path }) => path),
    ).toEqual(['id', '__proto__', 'password'].map((key) => `agents.file: agents.0.${key}`));
    const { problems } = refused('agents: [{ id: a, password: x }, { id: "b b", password: "HASH" }]\nother: 1');
    expect(problems.map(({ path }) => path).sort()).toEqual([
      'agents.file: agents.0.password',
      'agents.file: agents.1.id',
      'agents.file: other',
    ]);
  });

  it('refuses a file that is not there by the name of the setting', () => {
    expect(() => new FileCredentialsStore(join(folder, 'none.yaml'))).toThrow(/agents\.file: .*ENOENT/);
  });
});

import { resolve } from 'node:path';
import { Test } from '@nestjs/testing';
import { describe, expect, it } from '@jest/globals';
import { ConfigModule } from '../config/config.module.js';
import { InvalidConfigError } from '../config/invalid-config.error.js';
import { loadConfig } from '../config/load-config.js';
import { RuntimeModule } from '../runtime/runtime.module.js';
import { AccountStore } from './account-store.js';
import { AgentsModule } from './agents.module.js';
import { CREDENTIALS_STORE } from './credentials-store.js';
import { DemoCredentialsStore } from './demo-credentials-store.js';
import { FileCredentialsStore } from './file-credentials-store.js';
import { UNKNOWN, WRONG } from './verdict.js';

async function store(env: NodeJS.ProcessEnv): Promise<AccountStore> {
  const config = ConfigModule.forRoot(loadConfig(env));
  const app = await Test.createTestingModule({ imports: [RuntimeModule, config, AgentsModule] }).compile();
  return app.get<AccountStore>(CREDENTIALS_STORE);
}

describe('AgentsModule', () => {
  it('has the ten demo agents when nothing is set', async () => {
    const demo = await store({});
    expect(demo).toBeInstanceOf(DemoCredentialsStore);
    const agents = await Promise.all(
      Array.from({ length: 12 }, (_, index) => demo.verify({ id: String(1000 + index), password: 'demo' })),
    );
    const ids = Array.from({ length: 10 }, (_, index) => String(1001 + index));
    expect(agents).toEqual([
      UNKNOWN,
      ...ids.map((id) => ({
        result: 'right',
        agent: { id, name: `Agent ${id}`, extension: id, queues: ['support'], roles: ['agent'] },
      })),
      UNKNOWN,
    ]);
    await expect(demo.verify({ id: '1001', password: 'Demo' })).resolves.toEqual(WRONG);
  });

  it('has the agents of a file instead when one is set', async () => {
    const file = await store({ AGENTS_FILE: resolve('config/agents.example.yaml') });
    expect(file).toBeInstanceOf(FileCredentialsStore);
    await expect(file.verify({ id: '1001', password: 'demo' })).resolves.toEqual(WRONG);
  });

  it('does not start with a file that cannot be used', async () => {
    await expect(store({ AGENTS_FILE: '/no/such/file' })).rejects.toThrow(InvalidConfigError);
  });

  it('has no demo agents in production, whoever asks for them', async () => {
    await expect(DemoCredentialsStore.create({ environment: 'production' })).rejects.toThrow(InvalidConfigError);
  });
});

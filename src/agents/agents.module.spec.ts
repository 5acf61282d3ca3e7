import { resolve } from 'node:path';
import { Test } from '@nestjs/testing';
import { describe, expect, it } from '@jest/globals';
import { ConfigModule } from '../config/config.module.js';
import { InvalidConfigError } from '../config/invalid-config.error.js';
import { loadConfig } from '../config/load-config.js';
import { RuntimeModule } from '../runtime/runtime.module.js';
import { AccountStore } from './account-store.js';
import { AgentsModule } from './agents.module.js';
import { CREDENTIALS_STORE, type Turn } from './credentials-store.js';
import { DemoCredentialsStore } from './demo-credentials-store.js';
import { FileCredentialsStore } from './file-credentials-store.js';

const now: Turn = (check) => check();

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
      Array.from({ length: 12 }, (_, index) => demo.verify(String(1000 + index), 'demo', now)),
    );
    const ids = Array.from({ length: 10 }, (_, index) => String(1001 + index));
    expect(agents).toEqual([
      undefined,
      ...ids.map((id) => ({ id, name: `Agent ${id}`, extension: id, queues: ['support'], roles: ['agent'] })),
      undefined,
    ]);
    await expect(demo.verify('1001', 'Demo', now)).resolves.toBeUndefined();
  });

  it('has the agents of a file instead when one is set', async () => {
    const file = await store({ AGENTS_FILE: resolve('config/agents.example.yaml') });
    expect(file).toBeInstanceOf(FileCredentialsStore);
    await expect(file.verify('1001', 'demo', now)).resolves.toBeUndefined();
  });

  it('does not start with a file that cannot be used', async () => {
    await expect(store({ AGENTS_FILE: '/no/such/file' })).rejects.toThrow(InvalidConfigError);
  });

  it('has no demo agents in production, whoever asks for them', async () => {
    await expect(DemoCredentialsStore.create({ environment: 'production' })).rejects.toThrow(InvalidConfigError);
  });
});

import { Inject, Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { expect, it } from '@jest/globals';
import { AppConfig } from './app-config.js';
import { ConfigModule } from './config.module.js';
import { CONFIG } from './config.token.js';
import { loadConfig } from './load-config.js';

@Injectable()
class Reader {
  constructor(@Inject(CONFIG) readonly config: AppConfig) {}
}

@Module({ providers: [Reader] })
class ReaderModule {}

it('gives the configuration to modules that do not import it', async () => {
  const config = loadConfig({ PORT: '4711' });
  const app = await Test.createTestingModule({ imports: [ConfigModule.forRoot(config), ReaderModule] }).compile();
  expect(app.get(Reader).config).toBe(config);
  await app.close();
});

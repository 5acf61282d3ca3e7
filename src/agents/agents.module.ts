import { Module } from '@nestjs/common';
import { CONFIG } from '../config/config.token.js';
import { CLOCK } from '../runtime/clock.js';
import { createCredentialsStore } from './create-credentials-store.js';
import { CREDENTIALS_STORE } from './credentials-store.js';

/** Who may sign in. */
@Module({
  providers: [{ provide: CREDENTIALS_STORE, useFactory: createCredentialsStore, inject: [CONFIG, CLOCK] }],
  exports: [CREDENTIALS_STORE],
})
export class AgentsModule {}

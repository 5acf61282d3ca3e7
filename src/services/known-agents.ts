import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CREDENTIALS_STORE, type CredentialsStore } from '../agents/credentials-store.js';
import { SessionService } from '../sessions/session.service.js';

/** Tells the directory who may sign in, so that colleagues find them also while they have not. */
@Injectable()
export class KnownAgents implements OnModuleInit {
  constructor(
    @Inject(CREDENTIALS_STORE) private readonly credentials: CredentialsStore,
    private readonly sessions: SessionService,
  ) {}

  onModuleInit(): void {
    this.sessions.know(this.credentials.agents());
  }
}

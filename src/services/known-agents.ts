import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CREDENTIALS_STORE, type CredentialsStore } from '../agents/credentials-store.js';
import type { Dismissed } from '../sessions/dismissals.js';
import type { SessionAgent } from '../sessions/session-agent.js';
import { SessionService } from '../sessions/session.service.js';
import { SERVICES_SETTINGS, type ServicesSettings } from './services-settings.js';

/**
 * Tells who may sign in to the directory, so that colleagues find them also while they have not, and to the sessions, so that those of
 * agents who may not any more end.
 */
@Injectable()
export class KnownAgents implements OnModuleInit {
  constructor(
    @Inject(CREDENTIALS_STORE) private readonly credentials: CredentialsStore,
    private readonly sessions: SessionService,
    @Inject(SERVICES_SETTINGS) private readonly settings: Pick<ServicesSettings, 'finishCalls'>,
  ) {}

  onModuleInit(): void {
    this.renew(this.settings.finishCalls);
  }

  /**
   * The store has others than before.
   * @param finishCalls milliseconds that the session of one who may not have it any more is kept for calls
   */
  renew(finishCalls: number): Dismissed {
    this.sessions.directories.know(this.credentials.agents());
    return this.sessions.dismissals.go({ admits: (agent) => this.admits(agent), finishCalls });
  }

  /** Whom the store cannot judge it does not send away. */
  private admits(agent: SessionAgent): boolean {
    return agent.admission === undefined || (this.credentials.admits?.(agent) ?? false);
  }
}

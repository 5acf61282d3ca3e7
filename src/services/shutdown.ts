import { Injectable } from '@nestjs/common';
import { CtiRegistry } from '../cti/cti-registry.js';
import { SessionService } from '../sessions/session.service.js';

/** The two halves of a shutdown; between them clients get what was said to them. */
@Injectable()
export class Shutdown {
  constructor(
    private readonly registry: CtiRegistry,
    private readonly sessions: SessionService,
  ) {}

  /** Nothing new is begun, clients are told, agents are signed off. */
  async signOff(): Promise<void> {
    this.registry.announceStop();
    await this.sessions.shutdown();
  }

  /** The switches are left. */
  async leave(): Promise<void> {
    await this.registry.stop();
  }
}

import { Injectable } from '@nestjs/common';
import { CtiRegistry } from '../cti/cti-registry.js';
import { SessionService } from '../sessions/session.service.js';
import { OwnInstance } from './own-instance.js';

/** The two halves of a shutdown; between them clients get what was said to them. */
@Injectable()
export class Shutdown {
  constructor(
    private readonly registry: CtiRegistry,
    private readonly sessions: SessionService,
    private readonly instance: OwnInstance,
  ) {}

  /** Nothing new is begun, clients are told, agents are signed off. */
  async signOff(): Promise<void> {
    this.registry.announceStop();
    await this.sessions.shutdown();
  }

  /** The other instances and the switches are left. */
  async leave(): Promise<void> {
    await Promise.all([this.instance.leave(), this.registry.stop()]);
  }
}

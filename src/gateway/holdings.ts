import { Injectable } from '@nestjs/common';
import { SessionService } from '../sessions/session.service.js';
import type { SocketClient } from './socket-client.js';

/** Which sessions clients have. */
@Injectable()
export class Holdings {
  constructor(private readonly sessions: SessionService) {}

  /** It has prepared or bound this one; what it has no longer is forgotten. */
  add(client: SocketClient, resource: string): void {
    for (const former of client.resources) {
      if (!this.has(client, former)) client.resources.delete(former);
    }
    client.resources.add(resource);
  }

  /** Whether it has one at all. */
  any(client: SocketClient): boolean {
    for (const resource of client.resources) if (this.has(client, resource)) return true;
    return false;
  }

  private has({ id }: SocketClient, resource: string): boolean {
    const session = this.sessions.find(resource)?.session;
    if (!session) return false;
    const { binding, identity } = session;
    return binding.bound ? binding.boundTo(id) : identity.preparedBy === id;
  }
}

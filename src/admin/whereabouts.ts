import { ElsewhereError } from '../errors/admin-errors.js';
import { UnknownNameError } from '../errors/desktop-errors.js';
import type { ManagedSession } from '../sessions/managed-session.js';
import type { AdminParts } from './admin-parts.js';
import type { AgentPlace } from './answers/agent.answer.js';

type Parts = Pick<AdminParts, 'instances' | 'registry' | 'sessions' | 'store'>;

/** Which instance has what. */
export class Whereabouts {
  constructor(private readonly parts: Parts) {}

  /** @throws StoreUnavailableError */
  async ofAgent(agent: string): Promise<readonly AgentPlace[]> {
    const services = this.parts.registry.services();
    const places = await Promise.all(services.map(({ id }) => this.at(id, agent)));
    return places.filter((one) => one !== undefined);
  }

  /** @throws UnknownNameError, ElsewhereError, StoreUnavailableError */
  async here(id: string): Promise<ManagedSession> {
    const found = this.parts.sessions.find(id);
    if (found) return found;
    const holder = await this.parts.store?.find(id);
    if (!holder) throw new UnknownNameError('RESOURCE_NOT_FOUND', 'session');
    throw new ElsewhereError(this.instance(holder.instance));
  }

  private async at(service: string, agent: string): Promise<AgentPlace | undefined> {
    const { instances, sessions, store } = this.parts;
    const here = sessions.ofAgent(service, agent);
    if (here) return { service, session: here.session.id, ...this.instance(instances.self.id), here: true };
    const holder = await store?.ofAgent({ service, agent });
    return holder && { service, session: holder.id, ...this.instance(holder.instance), here: false };
  }

  /** @param id undefined: nobody has it now */
  private instance(id: string | undefined): { readonly instance?: string; readonly url?: string } {
    if (id === undefined) return {};
    const { self, others } = { self: this.parts.instances.self, others: this.parts.instances.others() };
    const { url } = [self, ...others].find((one) => one.id === id) ?? {};
    return { instance: id, ...(url === undefined ? {} : { url }) };
  }
}

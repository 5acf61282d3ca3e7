import { Injectable } from '@nestjs/common';
import { NotBoundError, UnknownNameError } from '../errors/desktop-errors.js';
import type { BindResourceData } from '../protocol/core/bind-resource.dto.js';
import type { BindServiceData } from '../protocol/core/bind-service.dto.js';
import type { CoreCommand } from '../protocol/core/core-command.js';
import type { GetServicesData } from '../protocol/core/get-services.dto.js';
import type { UnbindResourceData } from '../protocol/core/unbind-resource.dto.js';
import { ServiceCatalogue, SERVICE_MONITOR } from '../services/service-catalogue.js';
import { ServiceMonitor } from '../services/service-monitor.js';
import { SessionService } from '../sessions/session.service.js';
import { Holdings } from './holdings.js';
import type { ParsedCommand } from './parsed-command.js';
import type { Reply } from './reply.js';
import type { SocketClient } from './socket-client.js';

const success = (body: Reply['body'], after?: () => void): Reply =>
  after ? { result: 'success', body, after } : { result: 'success', body };

/** Carries out the core commands: the catalogue, and who is bound to what. */
@Injectable()
export class CoreCommands {
  constructor(
    private readonly catalogue: ServiceCatalogue,
    private readonly monitor: ServiceMonitor,
    private readonly sessions: SessionService,
    private readonly holdings: Holdings,
  ) {}

  execute(command: CoreCommand, client: SocketClient, { data }: ParsedCommand): Reply | Promise<Reply> {
    switch (command) {
      case 'getServices':
        return success({ services: this.catalogue.entries((data as GetServicesData).type) });
      case 'bindService':
        return this.bindService(client, (data as BindServiceData).service);
      case 'unbindService':
        return this.unbindService(client, (data as BindServiceData).service);
      case 'bindResource':
        return this.bindResource(client, data as BindResourceData);
      case 'unbindResource': {
        const { resource } = data as UnbindResourceData;
        this.sessions.unbind(resource, client.id);
        client.resources.delete(resource);
        return success({ resource: { id: resource } });
      }
    }
  }

  private bindService(client: SocketClient, service: string): Reply {
    this.checkService(service);
    const body = { service: { id: service } };
    // An interaction processor has no events of its own; being bound to it is no fault.
    if (service !== SERVICE_MONITOR) return success(body);
    return success(body, () => this.monitor.bind(client.id, (event) => client.serviceEvent(event)));
  }

  private unbindService(client: SocketClient, service: string): Reply {
    this.checkService(service);
    if (service === SERVICE_MONITOR) this.monitor.unbind(client.id);
    return success({ service: { id: service } });
  }

  private checkService(service: string): void {
    if (this.catalogue.entries().some((one) => one.id === service)) return;
    throw new UnknownNameError('UNKNOWN_SERVICE', 'service');
  }

  private bindResource(client: SocketClient, data: BindResourceData): Reply | Promise<Reply> {
    const fetched = this.sessions.fetch(data.resource, data.token);
    return fetched ? fetched.then(() => this.bindHere(client, data)) : this.bindHere(client, data);
  }

  private bindHere(client: SocketClient, { resource, token, lastSeq }: BindResourceData): Reply {
    // It has gone while its session was on the way; there is nobody to whom this is told.
    if (!client.connected) throw new NotBoundError();
    const result = this.sessions.bind(resource, {
      client,
      ...(token === undefined ? {} : { token }),
      ...(lastSeq === undefined ? {} : { lastSeq }),
    });
    this.holdings.add(client, resource);
    return success({ resource: { id: resource }, ...result }, () => {
      this.sessions.opened(resource, client.id, result.gap);
    });
  }
}

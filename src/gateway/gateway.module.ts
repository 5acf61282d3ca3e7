import { Module, type DynamicModule } from '@nestjs/common';
import { ClientAddress } from './client-address.js';
import { CommandAnswering } from './command-answering.js';
import { CommandDispatcher } from './command-dispatcher.js';
import { CommandTeller } from './command-teller.js';
import { CommandTraces } from './command-traces.js';
import { NamedSession } from './named-session.js';
import { ConnectionCounts } from './connection-counts.js';
import { Connections } from './connections.js';
import { CoreCommands } from './core-commands.js';
import { Door } from './door.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from './gateway-settings.js';
import { EventLatency } from './event-latency.js';
import { Holdings } from './holdings.js';
import { Incidents } from './intake/incidents.js';
import { PrepareSessionCommand } from './prepare-session.command.js';
import { ProcessorGateway } from './processor.gateway.js';
import { SocketClients } from './socket-clients.js';
import { UnreadTotal } from './unread-total.js';

/** The door for Socket.IO clients. */
@Module({})
export class GatewayModule {
  /** @param services the module that has the services room's classes */
  static forRoot(settings: GatewaySettings, services: DynamicModule): DynamicModule {
    return {
      module: GatewayModule,
      imports: [services],
      providers: [
        ClientAddress,
        CommandAnswering,
        CommandDispatcher,
        CommandTeller,
        CommandTraces,
        NamedSession,
        ConnectionCounts,
        Connections,
        CoreCommands,
        Door,
        EventLatency,
        Holdings,
        Incidents,
        PrepareSessionCommand,
        ProcessorGateway,
        SocketClients,
        UnreadTotal,
        { provide: GATEWAY_SETTINGS, useValue: settings },
      ],
      exports: [ConnectionCounts, EventLatency, Incidents, UnreadTotal],
    };
  }
}

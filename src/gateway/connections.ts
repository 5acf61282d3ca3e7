import { Inject, Injectable } from '@nestjs/common';
import type { Server } from 'socket.io';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { Backlog, type Connection } from './backlog.js';
import { ConnectionCounts } from './connection-counts.js';
import { EventLatency } from './event-latency.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from './gateway-settings.js';
import { TokenBucket } from './token-bucket.js';
import { UnreadTotal } from './unread-total.js';

/** All connections, from their beginning, also those that never become a socket. */
@Injectable()
export class Connections {
  private readonly backlogs = new WeakMap<Connection, Backlog>();
  private readonly rates = new WeakMap<Connection, TokenBucket>();

  constructor(
    private readonly counts: ConnectionCounts,
    private readonly total: UnreadTotal,
    private readonly latency: EventLatency,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  watch(server: Server): void {
    this.counts.share();
    server.engine.on('connection', (connection: Connection) => {
      this.counts.add(connection);
      this.expectSignIn(connection, this.backlog(connection));
    });
  }

  /** All are closed: other instances are told so. */
  leave(): Promise<void> {
    return this.counts.leave();
  }

  backlog(connection: Connection): Backlog {
    const known = this.backlogs.get(connection);
    if (known) return known;
    const backlog = new Backlog(connection, this.settings.pendingBytes, this.total, this.clock, this.latency);
    this.backlogs.set(connection, backlog);
    return backlog;
  }

  /** What it may command. A client that leaves and joins again over the same connection has no second one. */
  rate(connection: Connection): TokenBucket {
    const known = this.rates.get(connection);
    if (known) return known;
    const rate = new TokenBucket(this.settings.commandBurst, this.settings.commandsPerSecond, this.clock);
    this.rates.set(connection, rate);
    return rate;
  }

  /** Looks again and again: closes it where there is no session, nor was at the last look, and none is being prepared. */
  private expectSignIn(connection: Connection, backlog: Backlog): void {
    let had = false;
    const look = () => {
      const has = backlog.holder?.hasSession ?? false;
      if (!has && !had && !backlog.holder?.signingIn) {
        backlog.close();
        return;
      }
      had = has;
      timer = this.clock.after(this.settings.noSessionTimeout, look);
    };
    let timer = this.clock.after(this.settings.noSessionTimeout, look);
    connection.once('close', () => timer.cancel());
  }
}

import { Inject, Injectable, Logger } from '@nestjs/common';
import { CtiRegistry } from '../cti/cti-registry.js';
import { INSTANCE_DIRECTORY, type InstanceDirectory } from '../instances/instance-directory.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { withDeadline } from '../runtime/deadline.js';
import { PACE, type Pace } from '../runtime/pace.js';
import { SessionService } from '../sessions/session.service.js';
import type { DrainState } from './drain-state.js';
import { InstanceLists } from './instance-lists.js';
import { ServiceMonitor } from './service-monitor.js';

/** This instance goes, others of the same pool stay: its sessions are handed over before it ends. */
@Injectable()
export class Drain {
  private readonly logger = new Logger(Drain.name);
  private cutShort: (() => void) | undefined;
  private going: Promise<void> | undefined;
  private begunAt: number | undefined;
  private handedOver = false;

  constructor(
    private readonly registry: CtiRegistry,
    private readonly monitor: ServiceMonitor,
    private readonly sessions: SessionService,
    private readonly lists: InstanceLists,
    @Inject(INSTANCE_DIRECTORY) private readonly directory: InstanceDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PACE) private readonly pace: Pace,
  ) {}

  /** What has come of it so far. */
  get state(): DrainState {
    if (this.begunAt === undefined) return 'serving';
    return this.handedOver && this.sessions.all().length === 0 ? 'drained' : 'draining';
  }

  /** milliseconds since the epoch: when it was begun */
  get since(): number | undefined {
    return this.begunAt;
  }

  /**
   * Takes no new session from now on, for good. Where others can go on with the sessions, they are handed over, and it settles when that is
   * done; else they stay until they end. However often it is called, it is done once; what has failed is tried again.
   */
  begin(): Promise<void> {
    this.begunAt ??= this.clock.now();
    this.going ??= this.goes();
    return this.going;
  }

  /**
   * Settles when no session is left, after `patience` milliseconds, or when it is cut short; never rejects. An instance that can
   * have no others does nothing here.
   */
  async run(patience: number): Promise<void> {
    if (!this.directory.shared) return;
    const short = new Promise<void>((resolve) => {
      this.cutShort = resolve;
    });
    const late = () => new Error('not all sessions were handed over in time');
    try {
      await withDeadline(this.clock, patience, Promise.race([this.begin(), short]), late);
    } catch (error) {
      this.logger.warn(error instanceof Error ? error.message : String(error));
    }
    this.cutShort = undefined;
  }

  /** What is left is ended at once. @returns false where there is nothing to cut short */
  hurry(): boolean {
    const { cutShort } = this;
    this.cutShort = undefined;
    cutShort?.();
    return cutShort !== undefined;
  }

  private async goes(): Promise<void> {
    try {
      this.registry.announceStop();
      if (this.directory.shared) await this.handOver();
      this.handedOver = true;
    } catch (error) {
      this.going = undefined;
      throw error;
    }
  }

  private async handOver(): Promise<void> {
    this.monitor.withdraw();
    // Clients hear that the service goes before they hear that their session does.
    await new Promise<void>((told) => {
      this.pace.run(told);
    });
    await this.sessions.handOver((service) => this.lists.elsewhere(service));
  }
}

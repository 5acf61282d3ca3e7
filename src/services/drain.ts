import { Inject, Injectable, Logger } from '@nestjs/common';
import { CtiRegistry } from '../cti/cti-registry.js';
import { INSTANCE_DIRECTORY, type InstanceDirectory } from '../instances/instance-directory.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { withDeadline } from '../runtime/deadline.js';
import { PACE, type Pace } from '../runtime/pace.js';
import { SessionService } from '../sessions/session.service.js';
import { InstanceLists } from './instance-lists.js';
import { ServiceMonitor } from './service-monitor.js';

/** This instance goes, others of the same pool stay: its sessions are handed over before it ends. */
@Injectable()
export class Drain {
  private readonly logger = new Logger(Drain.name);
  private cutShort: (() => void) | undefined;

  constructor(
    private readonly registry: CtiRegistry,
    private readonly monitor: ServiceMonitor,
    private readonly sessions: SessionService,
    private readonly lists: InstanceLists,
    @Inject(INSTANCE_DIRECTORY) private readonly directory: InstanceDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PACE) private readonly pace: Pace,
  ) {}

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
      await withDeadline(this.clock, patience, Promise.race([this.handOver(), short]), late);
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

  private async handOver(): Promise<void> {
    this.registry.announceStop();
    this.monitor.withdraw();
    // Clients hear that the service goes before they hear that their session does.
    await new Promise<void>((told) => {
      this.pace.run(told);
    });
    await this.sessions.handOver((service) => this.lists.elsewhere(service));
  }
}

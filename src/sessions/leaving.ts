import type { CtiService } from '../cti/cti-service.js';
import type { InstanceEntry } from '../protocol/service/instance-entry.js';
import type { Pace } from '../runtime/pace.js';
import type { SessionDirectory } from './session-directory.js';
import { SESSION_ENDS } from './session-ends.js';
import type { SharedSessions } from './shared-sessions.js';

/** How often it is looked again whether all sessions have gone. */
const ROUNDS = 3;

/** How this instance's sessions leave it, all of them. */
export class Leaving {
  constructor(
    private readonly directory: SessionDirectory,
    private readonly shared: SharedSessions | undefined,
    private readonly pace: Pace,
  ) {}

  /**
   * This instance goes, others stay; settles when it has no session any more. Sessions that are nowhere but here end, one after
   * the other: there may be thousands.
   * @param elsewhere the other instances that have a service, of which the session's client is told
   */
  async handOver(elsewhere: (service: CtiService) => readonly InstanceEntry[]): Promise<void> {
    this.shared?.goes();
    // Some may have been on their way here.
    for (let round = 0; round < ROUNDS; round += 1) {
      await this.letAllGo(elsewhere);
      await this.shared?.arrived();
      await this.shared?.gather();
      if (this.directory.all().length === 0) return;
    }
  }

  /** Ends all sessions and waits for their sign-off, or lets them go where other instances can go on with them. */
  async shutdown(): Promise<void> {
    if (this.shared) return this.handOver(() => []);
    for (const { ending } of this.directory.all()) ending.end(SESSION_ENDS.shutdown);
    await this.directory.allSignedOff();
  }

  private async letAllGo(elsewhere: (service: CtiService) => readonly InstanceEntry[]): Promise<void> {
    const going: Promise<void>[] = [];
    const stays = await this.shared?.others();
    for (const managed of this.directory.all()) {
      const others = () => elsewhere(managed.session.identity.service);
      this.pace.run(() => {
        const alone = !stays?.(managed.session.identity.service.id);
        if (this.shared)
          going.push(this.shared.handOver(managed, SESSION_ENDS.shutdown, { elsewhere: others(), alone }));
        else managed.ending.end(SESSION_ENDS.shutdown, others());
      });
    }
    await new Promise<void>((ended) => {
      this.pace.run(ended);
    });
    await Promise.all(going);
    await this.directory.allSignedOff();
  }
}

import { Logger } from '@nestjs/common';
import type { Clock } from '../runtime/clock.js';
import type { Pace } from '../runtime/pace.js';
import type { ManagedSession } from './managed-session.js';
import type { ChannelRecord } from './model/object-records.js';
import { SESSION_ENDS } from './session-ends.js';
import { sessionFields } from './session-fields.js';

const logger = new Logger('Dismissal');

const REASON = 'expired';

/**
 * The session of an agent who may not have it any more. That it ends, and that nothing new comes to the agent until then, is one
 * wish, and `settle` brings it about however often it is called.
 */
export class Dismissal {
  private readonly since: number;
  /** takes it out of the queue, where its turn has not come */
  private leaveQueue: (() => void) | undefined;
  /** takes the end back, where it has not come about */
  private goesOn: (() => void) | undefined;
  private asking = false;

  constructor(
    private readonly managed: ManagedSession,
    private readonly clock: Clock,
    private readonly pace: Pace,
  ) {
    this.since = clock.elapsed();
  }

  /**
   * Settles it in its turn.
   * @param finishCalls milliseconds that it is kept for calls
   */
  begin(finishCalls: number): void {
    this.cancel();
    this.leaveQueue = this.pace.run(() => this.settle(finishCalls));
  }

  /** @param finishCalls milliseconds that it is kept for calls */
  settle(finishCalls: number): void {
    const { session, ending } = this.managed;
    if (session.state === 'ended' || this.goesOn) return;
    const late = this.clock.elapsed() - this.since >= finishCalls;
    if (late || !session.model.hasLiveInteraction) this.goesOn = ending.end(SESSION_ENDS.dismissed);
    else if (!this.asking) void this.notReady();
  }

  /** The agent may have it again. */
  withdraw(): void {
    this.cancel();
    this.goesOn?.();
  }

  /** Nobody is going to settle it any more; an end that waits already comes about. */
  cancel(): void {
    this.leaveQueue?.();
    this.leaveQueue = undefined;
  }

  /** What fails is tried again at the next look. Never rejects. */
  private async notReady(): Promise<void> {
    const { session } = this.managed;
    this.asking = true;
    try {
      for (const channel of session.model.channels.values()) await this.makeNotReady(channel);
    } catch (error) {
      logger.debug(`not made not ready: ${String(error)}`, sessionFields(session.identity));
    } finally {
      this.asking = false;
    }
  }

  private async makeNotReady(channel: ChannelRecord): Promise<void> {
    const { session } = this.managed;
    if (session.state !== 'started' || !session.identity.service.linked) return;
    if (channel.facts.login === 'inactive' || channel.wanted !== 'ready') return;
    if (!session.cti.rules.supports('channel.notready')) return;
    await session.attributions.during(channel.target.toString(), { cause: SESSION_ENDS.dismissed }, () =>
      session.cti.ask((cti) => cti.notReady(channel.id, REASON)),
    );
  }
}

import type { Timer } from '../../runtime/clock.js';
import type { ObjectEventName } from '../reconcile/object-publisher.js';
import type { Session } from '../session.js';
import type { Policy } from './policy.js';

/**
 * Compares what is held to be live with the switch, again and again: a call whose end was never reported does not stay on
 * the screen, and no ring or dialling lasts for ever there.
 */
export class LivenessSweep implements Policy {
  private timer: Timer | undefined;

  constructor(private readonly session: Session) {}

  published(name: ObjectEventName): void {
    if (name === 'interaction.added') this.arm();
  }

  resume(): void {
    this.arm();
  }

  cancel(): void {
    this.timer?.cancel();
    this.timer = undefined;
  }

  private arm(): void {
    this.timer ??= this.session.clock.after(this.session.settings.sweepInterval, () => void this.sweep());
  }

  private async sweep(): Promise<void> {
    const { session } = this;
    this.timer = undefined;
    // A log-out under way may be overtaken by a call: then the session goes on.
    if (session.state === 'started' && session.identity.service.inService) await session.cti.refresh();
    if (session.state !== 'ended' && session.model.hasLiveInteraction) this.arm();
  }
}

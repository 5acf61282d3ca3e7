import { Logger } from '@nestjs/common';
import { callProgress } from '../mirror/call-progress.js';
import type { CallWorld } from './call-world.js';
import { failureFields } from '../pbx/failure-fields.js';

/** Ends legs of those who were called and cannot be reached, where the dialplan would keep them for a busy tone. */
export class RefusedLegs {
  private readonly log = new Logger('AsteriskCalls');
  private readonly ending = new Set<string>();

  /** Ends it where the switch has told that nobody is going to answer. */
  end({ mirror, pbx }: Pick<CallWorld, 'mirror' | 'pbx'>, uid: string): void {
    const leg = mirror.live(uid);
    if (!leg || leg.up || this.ending.has(uid) || callProgress(mirror, uid).at !== 'failed') return;
    this.ending.add(uid);
    pbx
      .hangUp(leg.name)
      .catch((error: unknown) =>
        this.log.warn('a leg that nobody answers stays', { leg: uid, ...failureFields(error) }),
      )
      .finally(() => this.ending.delete(uid));
  }
}

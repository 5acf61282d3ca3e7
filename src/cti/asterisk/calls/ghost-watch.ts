import { Logger } from '@nestjs/common';
import { CtiTimeoutError } from '../../../errors/switch-errors.js';
import type { AmiMessage } from '../ami/ami-message.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { CallWorld } from './call-world.js';

/**
 * Sees to it that a device that has hung up is gone. What moves a channel from one bridge to another replaces one that is in
 * no bridge at that moment, e.g. because it is just ending, and Asterisk forgets the hang-up with that: what is left is a call
 * with nobody at its other end, which would never end. Only channels that were moved for us are looked at.
 */
export class GhostWatch {
  private readonly log = new Logger('AsteriskCalls');

  constructor(private readonly world: CallWorld) {}

  heard(event: AmiMessage): void {
    const { mirror, applied } = this.world;
    const record = mirror.live(event.text('Uniqueid'));
    if (record?.hungUp === undefined || !applied.wasMoved(record.uid)) return;
    if (event.event === 'BridgeEnter') this.end(record);
    if (event.event === 'HangupRequest') void this.endInTime(record);
  }

  private async endInTime({ uid }: ChannelRecord): Promise<void> {
    const { mirror, waits, options, legs } = this.world;
    try {
      await waits.until(() => (mirror.live(uid) ? undefined : true), options.timeouts.confirm);
    } catch (error) {
      const record = mirror.live(uid);
      // One that is in neither goes through the end of its dialplan.
      const stays = record && (record.bridge !== undefined || legs.has(uid));
      if (stays && error instanceof CtiTimeoutError) this.end(record);
    }
  }

  private end({ name }: ChannelRecord): void {
    this.world.pbx
      .hangUp(name)
      .catch((error: unknown) => this.log.warn(`${name}, which has hung up: ${String(error)}`));
  }
}

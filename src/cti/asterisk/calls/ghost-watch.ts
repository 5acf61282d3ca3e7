import { Logger } from '@nestjs/common';
import { CtiTimeoutError } from '../../../errors/switch-errors.js';
import type { AmiMessage } from '../ami/ami-message.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import { APPLICATION_VARIABLE } from '../pbx/caught-place.js';
import { legsOf } from './arrangement.js';
import type { CallWorld } from './call-world.js';
import { failureFields } from '../pbx/failure-fields.js';
import { aboutLeg } from './about-leg.js';

/**
 * Sees to it that channels are gone of which one has hung up in the moment in which they were brought together. What moves a
 * channel from one bridge to another replaces one that is in no bridge at that moment, e.g. because it is just ending, and
 * Asterisk forgets the hang-up with that: what is left is a call with nobody at its other end, which would never end. The
 * other one may go on at its last place in the dialplan before anybody can say that it must not: one that was called by us
 * would call again. Only channels that were moved for us are looked at.
 */
export class GhostWatch {
  private readonly log = new Logger('AsteriskCalls');

  constructor(private readonly world: CallWorld) {}

  /** Something was told of a channel; its call knows it already. */
  heard(event: AmiMessage): void {
    const { mirror, applied } = this.world;
    const uid = event.text('Uniqueid');
    const move = applied.moveOf(uid);
    if (move === undefined) return;
    // Whichever of both is told of last: that the other one has hung up may be known late, and so may where it went on.
    for (const each of [uid, move.other]) {
      const left = mirror.live(each);
      if (left && this.callsAgain(left)) this.end(left);
    }
    const record = mirror.live(uid);
    if (record?.hungUp === undefined) return;
    if (event.event === 'BridgeEnter') this.end(record);
    if (event.event === 'HangupRequest') void this.endInTime(record);
  }

  /** Ends those, too, that processes have moved that are gone by now. To be called when the switch has just been read. */
  async inherit(dead: ReadonlySet<string>): Promise<void> {
    const { mirror, pbx } = this.world;
    const ghosts = [...mirror.all].filter((record) => record.hungUp !== undefined && this.stays(record));
    for (const record of ghosts) {
      const by = await pbx.readVariable(record.name, APPLICATION_VARIABLE);
      if (dead.has(by)) void this.endInTime(record);
    }
  }

  /** The other one has hung up just now, and it is left with nothing but the place in the dialplan that it has from us. */
  private callsAgain({ uid, bridge }: ChannelRecord): boolean {
    const { mirror, applied, clock, options } = this.world;
    const move = applied.moveOf(uid);
    const isNew = move !== undefined && clock.elapsed() - move.from < options.timeouts.confirm;
    if (!isNew || !applied.isCalling(uid) || bridge !== undefined || this.isWanted(uid)) return false;
    const other = mirror.live(move.other);
    return other === undefined || other.hungUp !== undefined;
  }

  /** A call brings it together with somebody else. */
  private isWanted(uid: string): boolean {
    const { book, mirror } = this.world;
    const isThere = (leg: string): boolean => {
      const record = mirror.live(leg);
      return record !== undefined && record.hungUp === undefined;
    };
    return [...book.involving(uid)].some(({ wanted }) => {
      const legs = legsOf(wanted);
      return legs.includes(uid) && legs.some((leg) => leg !== uid && isThere(leg));
    });
  }

  private async endInTime({ uid }: ChannelRecord): Promise<void> {
    const { mirror, waits, options } = this.world;
    try {
      await waits.until(() => (mirror.live(uid) ? undefined : true), options.timeouts.confirm);
    } catch (error) {
      const record = mirror.live(uid);
      if (record && this.stays(record) && error instanceof CtiTimeoutError) this.end(record);
    }
  }

  /** One that is in neither goes through the end of its dialplan. */
  private stays({ uid, bridge }: ChannelRecord): boolean {
    return this.world.mirror.live(uid) !== undefined && (bridge !== undefined || this.world.legs.has(uid));
  }

  private end({ name, uid }: ChannelRecord): void {
    const end = () => this.world.pbx.hangUp(name);
    aboutLeg(this.world, uid, end).catch((error: unknown) =>
      this.log.warn('a leg that has hung up stays', { leg: uid, ...failureFields(error) }),
    );
  }
}

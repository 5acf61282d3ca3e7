import { Logger } from '@nestjs/common';
import type { AmiMessage } from '../ami/ami-message.js';
import type { Call } from './call.js';
import type { CallWorld } from './call-world.js';
import { placementOf } from './placement.js';
import { pressKeys } from './press-keys.js';
import type { SwitchView } from './switch-view.js';
import { Serial } from '../pbx/serial.js';

/** Keys that an agent presses at the telephone go to those who are asked: beside the leg nobody hears them. */
export class PassedKeys {
  private readonly log = new Logger('AsteriskCalls');
  private readonly turns = new WeakMap<Call, Serial>();

  constructor(
    private readonly world: CallWorld,
    private readonly view: SwitchView,
  ) {}

  /** @param event `DTMFEnd`, told where the AMI user has the read class `dtmf` */
  pressed(event: AmiMessage): void {
    const call = this.world.book.of(event.text('Uniqueid'));
    if (!call || event.text('Direction') !== 'Received' || call.owner !== this.world.application) return;
    const { keysTo } = placementOf(call.settled, this.view);
    if (keysTo.length === 0) return;
    const turns = this.turns.get(call) ?? new Serial();
    this.turns.set(call, turns);
    turns
      .run(() => pressKeys(this.world, () => keysTo.filter((uid) => this.view.isUp(uid)), event.text('Digit')))
      .catch((error: unknown) => this.log.debug(`a key that was not passed on: ${String(error)}`));
  }
}

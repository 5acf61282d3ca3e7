import { refusal } from './refusal.js';
import type { SimConsults } from './sim-consults.js';
import type { SimDevice } from './sim-device.js';
import type { SimParties } from './sim-parties.js';

/** The receiver of a device is put down in the middle of whatever goes on. */
export class SimReceiver {
  constructor(
    private readonly parties: SimParties,
    private readonly consults: SimConsults,
  ) {}

  /**
   * With one call, that is the end of it. During a consultation that was answered, the two others are left with each
   * other; before it was, nobody is left in a ring by accident.
   * @throws CtiRejectedError where nothing goes on
   */
  putDown(device: SimDevice): void {
    const { legs } = device;
    const leg = device.talking ?? legs.find(({ state }) => state === 'held') ?? legs[0];
    if (!leg) throw refusal('no-such-call', 'nothing goes on at the device');
    if (leg.contact && this.consults.joinable(leg.contact)) {
      this.consults.transfer(leg.contact);
      return;
    }
    for (const one of leg.contact?.legs.toReversed() ?? [leg]) if (one.live) this.parties.release(one);
  }
}

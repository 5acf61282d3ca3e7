import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { InteractionRef } from '../../port/cti-session.js';
import type { DeviceChannel } from './device-channel.js';

/** The devices on which an agent works, by the ids of their channels. */
export class SessionDevices {
  private readonly devices = new Map<string, DeviceChannel>();

  get all(): readonly DeviceChannel[] {
    return [...this.devices.values()];
  }

  add(device: DeviceChannel): void {
    this.devices.set(device.identity.channel, device);
  }

  /** @throws CtiRejectedError where the agent has no such channel */
  find(channel: string): DeviceChannel {
    const device = this.devices.get(channel);
    if (!device) throw new CtiRejectedError('there is no such channel');
    return device;
  }

  /**
   * The one that has the contact. Of a contact that nobody knows it may be the work afterwards which a process before
   * this one has left.
   * @throws CtiRejectedError where none has it
   */
  having({ interaction }: InteractionRef): DeviceChannel {
    const device = this.all.find((one) => one.knows(interaction)) ?? this.all.find(({ desk }) => desk.hasUnnamedWork);
    if (!device) throw new CtiRejectedError('there is no such call');
    return device;
  }
}

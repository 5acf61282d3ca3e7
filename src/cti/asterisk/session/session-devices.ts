import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { InteractionRef } from '../../port/cti-session.js';
import { TELEPHONY_CHANNEL } from '../telephony-channel.js';
import type { DeviceChannel } from './device-channel.js';
import type { DeviceNote } from './device-notes.js';

/** Makes what is behind a channel; throws CtiRejectedError where that is no extension. */
export type DeviceMaker = (channel: string, extension: string) => DeviceChannel;

/** The devices on which an agent works, by the ids of their channels. */
export class SessionDevices {
  private readonly devices = new Map<string, DeviceChannel>();
  private last = 1;

  /** @param make a further device */
  constructor(
    readonly first: DeviceChannel,
    private readonly make: DeviceMaker,
  ) {
    this.devices.set(first.identity.channel, first);
  }

  get all(): readonly DeviceChannel[] {
    return [...this.devices.values()];
  }

  get active(): readonly DeviceChannel[] {
    return this.all.filter(({ work }) => work.isActive);
  }

  /** A device of a session before this one. */
  adopt({ channel, extension }: DeviceNote): DeviceChannel {
    const device = this.make(channel, extension);
    this.devices.set(channel, device);
    this.last = Math.max(this.last, Number(channel.slice(TELEPHONY_CHANNEL.length)));
    return device;
  }

  /**
   * A further one, inactive. No id is given twice within a session.
   * @throws CtiRejectedError where the agent has it already
   */
  async addFurther(extension: string): Promise<DeviceChannel> {
    const known = this.all.some(({ identity }) => identity.extension === extension);
    if (known) throw new CtiRejectedError('device-in-use', 'the agent has that channel already');
    const device = this.make(`${TELEPHONY_CHANNEL}${++this.last}`, extension);
    const { channel } = device.identity;
    this.devices.set(channel, device);
    try {
      await device.signOn.note(false);
    } catch (error) {
      this.devices.delete(channel);
      throw error;
    }
    return device;
  }

  /** @throws CtiRejectedError where there is no such channel, or a contact goes on on it */
  async dispose(channel: string): Promise<void> {
    const device = this.find(channel);
    await device.signOn.dispose();
    device.end();
    this.devices.delete(channel);
  }

  /** @throws CtiRejectedError where the agent has no such channel */
  find(channel: string): DeviceChannel {
    const device = this.devices.get(channel);
    if (!device) throw new CtiRejectedError('no-such-channel', 'there is no such channel');
    return device;
  }

  /**
   * The one that has the contact. Of a contact that nobody knows it may be the work afterwards which a process before
   * this one has left.
   * @throws CtiRejectedError where none has it
   */
  having({ interaction }: InteractionRef): DeviceChannel {
    const device = this.all.find((one) => one.knows(interaction)) ?? this.all.find(({ work }) => work.hasUnnamedWork);
    if (!device) throw new CtiRejectedError('no-such-call', 'there is no such call');
    return device;
  }
}

import type { AsteriskSwitch } from '../switch/asterisk-switch.js';

/** A further device as it is written down. */
export interface DeviceNote {
  readonly channel: string;
  readonly extension: string;
  readonly active: boolean;
}

/** The first one has no number and is not written down. */
const CHANNEL = /^tel([2-9]|[1-9]\d{1,8})$/;
const VALUE = /^(active|inactive)\/(\+?[A-Za-z0-9*#_-]{1,64})$/;

/**
 * What Asterisk's own database has of an agent's further devices, for as long as the agent is signed in. Queue members
 * outlive a process of ours and a restart of the switch, and so does this: the next session of the agent finds both.
 */
export class DeviceNotes {
  private readonly family: string;

  constructor(
    private readonly asterisk: AsteriskSwitch,
    agent: string,
  ) {
    // Nothing in it can mean something to Asterisk, and no agent's begins with another's.
    this.family = `${asterisk.parts.options.application}/devices/${Buffer.from(agent).toString('base64url')}`;
  }

  async read(): Promise<readonly DeviceNote[]> {
    const found = await this.asterisk.pbx.entries(this.family);
    return found.flatMap((item) => this.decode(item.text('Key'), item.text('Val')));
  }

  async write({ channel, extension, active }: DeviceNote): Promise<void> {
    await this.asterisk.pbx.putEntry(this.family, channel, `${active ? 'active' : 'inactive'}/${extension}`);
  }

  async erase(channel: string): Promise<void> {
    await this.asterisk.pbx.removeEntry(this.family, channel);
  }

  private decode(key: string, value: string): readonly DeviceNote[] {
    const [, state, extension] = VALUE.exec(value) ?? [];
    const prefix = `/${this.family}/`;
    const channel = key.slice(prefix.length);
    // Asterisk takes `_` for any character.
    if (!key.startsWith(prefix) || !CHANNEL.test(channel) || extension === undefined) return [];
    return [{ channel, extension, active: state === 'active' }];
  }
}

import type { ChannelType } from '../../../protocol/objects/object-states.js';
import { DEFAULT_CALL_MODEL, type CallModel } from '../../port/call-model.js';
import type { CtiCause } from '../../port/cti-facts.js';
import { SimChannel } from './sim-channel.js';
import type { SimContact } from './sim-contact.js';
import type { SimDevice } from './sim-device.js';

/** Who is told about an agent. */
export interface SimWatcher {
  /** names the session over all its links; left out where there is one link alone */
  readonly key?: string | undefined;
  /** something about the agent or the agent's contacts is not as it was */
  changed(cause: CtiCause): void;
  /** the agent has signed in elsewhere; nothing follows */
  replaced(cause: CtiCause): void;
}

/** What the ids of channels begin with; the first one of a type has no number. */
const CHANNEL_NAMES: Readonly<Record<ChannelType, string>> = { Telephony: 'tel', Chat: 'chat', Email: 'email' };

/** What the switch knows of an agent, whether signed in or not. */
export class SimAgent {
  name: string | undefined;
  /** those that the agent belongs to, whatever was joined or left since */
  queues: readonly string[] = [];
  model: CallModel = DEFAULT_CALL_MODEL;
  watcher: SimWatcher | undefined;
  /** key of the session that signed in last; undefined once it has signed off */
  holder: string | undefined;
  /** still signed in, and nobody watches: whoever signs in next finds everything as it is */
  left = false;
  /** by id; the agent is signed in while there is one */
  readonly channels = new Map<string, SimChannel>();
  private readonly counts = new Map<ChannelType, number>();

  /** @param onChange told of each change to a channel that routing goes by */
  constructor(
    readonly id: string,
    private readonly onChange: (channel: SimChannel) => void,
  ) {}

  /** The devices that the agent works on now. */
  get devices(): readonly SimDevice[] {
    return [...this.channels.values()].flatMap(({ device }) => device ?? []);
  }

  /** Those that go on, and those whose work afterwards is not completed. */
  get contacts(): readonly SimContact[] {
    return [...this.channels.values()].flatMap(({ contacts }) => contacts);
  }

  /** The channel of that type which the agent has had longest; undefined where there is none. */
  first(type: ChannelType): SimChannel | undefined {
    return [...this.channels.values()].find((channel) => channel.type === type);
  }

  /** A further channel, inactive; an id is never given twice while the agent is signed in. */
  addChannel(type: ChannelType, endpoint: string): SimChannel {
    const count = (this.counts.get(type) ?? 0) + 1;
    this.counts.set(type, count);
    const id = count === 1 ? CHANNEL_NAMES[type] : `${CHANNEL_NAMES[type]}${count}`;
    const channel = new SimChannel(id, this, type, endpoint, this.onChange);
    this.channels.set(id, channel);
    return channel;
  }

  signOff(): void {
    this.channels.clear();
    this.counts.clear();
    this.watcher = undefined;
    this.holder = undefined;
    this.left = false;
  }
}

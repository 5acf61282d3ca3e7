import type { ChannelType } from '../../../protocol/objects/object-states.js';
import { refusal } from './refusal.js';
import type { SimAgent } from './sim-agent.js';
import type { SimAgents } from './sim-agents.js';
import type { SimChannel } from './sim-channel.js';
import type { SimDevice } from './sim-device.js';
import type { SimExchange } from './sim-exchange.js';
import type { SimRouting } from './sim-routing.js';
import type { SimState } from './sim-state.js';

/** An agent's channels come and go, and with them the queues that offer something on them. */
export class SimChannels {
  constructor(
    private readonly state: SimState,
    private readonly agents: SimAgents,
    private readonly exchange: SimExchange,
    private readonly routing: SimRouting,
  ) {}

  /** @throws CtiRejectedError where the agent has no such channel */
  find(agent: SimAgent, id: string): SimChannel {
    const channel = agent.channels.get(id);
    if (!channel) throw refusal('no-such-channel', 'there is no such channel');
    return channel;
  }

  /** @throws CtiRejectedError where the agent has no such channel, or is not signed in on it */
  active(agent: SimAgent, id: string): SimChannel {
    const channel = this.find(agent, id);
    if (!channel.active) throw refusal('wrong-state', 'the channel is not active');
    return channel;
  }

  /** @throws CtiRejectedError where the channel has no device now */
  device(channel: SimChannel): SimDevice {
    if (!channel.device) throw refusal('wrong-state', 'there is no telephone on that channel');
    return channel.device;
  }

  add(agent: SimAgent, endpoint: string, type: ChannelType): SimChannel {
    const known = [...agent.channels.values()].some((one) => one.type === type && one.endpoint === endpoint);
    if (known) throw refusal('device-in-use', 'the agent has that channel already');
    const channel = agent.addChannel(type, endpoint);
    this.done(agent);
    return channel;
  }

  /** @throws CtiRejectedError where somebody is signed in at the device */
  activate(channel: SimChannel): void {
    if (channel.active) throw refusal('wrong-state', 'the channel is active');
    const device = channel.type === 'Telephony' ? this.state.device(channel.endpoint) : undefined;
    if (device?.channel) throw refusal('device-in-use', 'somebody is signed in at that device');
    channel.attach(device);
    this.done(channel.agent);
  }

  /** @throws CtiRejectedError while a contact goes on, or the work after one */
  deactivate(channel: SimChannel): void {
    if (channel.working) throw refusal('wrong-state', 'there is work on the channel');
    this.agents.release(channel);
    this.done(channel.agent);
  }

  /** @throws CtiRejectedError while a contact goes on */
  dispose(channel: SimChannel): void {
    if (channel.live > 0) throw refusal('wrong-state', 'a contact goes on on the channel');
    this.agents.release(channel);
    channel.agent.channels.delete(channel.id);
    this.done(channel.agent);
  }

  /** @throws CtiRejectedError where there is no such queue */
  joinQueue(channel: SimChannel, queue: string): void {
    this.mustHaveQueue(queue);
    if (!channel.queues.includes(queue)) channel.set({ queues: [...channel.queues, queue] });
    this.done(channel.agent);
  }

  /** @throws CtiRejectedError where there is no such queue */
  leaveQueue(channel: SimChannel, queue: string): void {
    this.mustHaveQueue(queue);
    channel.set({ queues: channel.queues.filter((one) => one !== queue) });
    this.done(channel.agent);
  }

  private mustHaveQueue(queue: string): void {
    if (!this.state.hasQueue(queue)) throw refusal('no-such-queue', 'there is no such queue', { queue });
  }

  private done(agent: SimAgent): void {
    this.exchange.tellAgent(agent, { code: 'requested', by: { kind: 'agent' } });
    this.exchange.publish();
    this.routing.route();
  }
}

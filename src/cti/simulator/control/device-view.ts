import type { AgentState, ChannelLogin } from '../../../protocol/objects/object-states.js';
import type { SimDevice } from '../switch/sim-device.js';

/** A telephone of the house as it stands on the desk. */
export interface DeviceView {
  /** its number */
  readonly device: string;
  readonly plugged: boolean;
  /** who is signed in at it */
  readonly agent?: {
    readonly id: string;
    readonly name?: string;
    readonly login: ChannelLogin;
    readonly agentState: AgentState;
    /** why the agent is not ready, where that was said */
    readonly reason?: string;
  };
}

export function deviceView({ number, plugged, channel }: SimDevice): DeviceView {
  if (!channel) return { device: number, plugged };
  const { agent, login, availability } = channel;
  const { id, name } = agent;
  const { agentState, reason } = availability;
  return {
    device: number,
    plugged,
    agent: {
      id,
      ...(name === undefined ? {} : { name }),
      login,
      agentState,
      ...(reason === undefined ? {} : { reason }),
    },
  };
}

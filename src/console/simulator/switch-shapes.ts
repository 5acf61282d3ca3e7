import type { CauseCode } from '../../protocol/cause.js';
import type { AgentState, ChannelLogin, InteractionData } from '../../protocol/objects/object-states.js';

/** What a party can do at its telephone. */
export type LegAct = 'answer' | 'busy' | 'unplug' | 'hangup' | 'hold' | 'unhold';

/** A party of a call. */
export interface Leg {
  readonly id: string;
  readonly address: string;
  readonly name?: string;
  /** the agent who is signed in there, by id */
  readonly agent?: string;
  readonly state: 'initiated' | 'alerting' | 'dialing' | 'connected' | 'held' | 'ended';
  readonly allowed: readonly LegAct[];
}

/** A call at the switch, as `GET /simulator/calls` tells it. */
export interface SwitchCall {
  readonly id: string;
  readonly state: 'waiting' | 'ringing' | 'talking' | 'ended';
  readonly from: string;
  readonly to: string;
  readonly queue?: string;
  readonly data: InteractionData;
  /** ISO 8601 */
  readonly since: string;
  readonly cause?: { readonly code: CauseCode };
  readonly legs: readonly Leg[];
}

/** A telephone of the house. */
export interface SwitchDevice {
  readonly device: string;
  readonly plugged: boolean;
  readonly agent?: {
    readonly id: string;
    readonly name?: string;
    readonly login: ChannelLogin;
    readonly agentState: AgentState;
    readonly reason?: string;
  };
}

/** A fault that has not happened yet. */
export interface SwitchFault {
  readonly fault: string;
  readonly command?: string;
  readonly agent?: string;
  readonly times: number;
}

/** The switch, as `GET /simulator` tells it. */
export interface SwitchView {
  readonly service: string;
  readonly link: { readonly state: 'up' | 'down' | 'starting'; readonly reason?: string };
  readonly queues: readonly { readonly id: string; readonly waiting: number; readonly ready: number }[];
  readonly devices: readonly SwitchDevice[];
  readonly calls: number;
  readonly customers?: {
    readonly every: number;
    readonly queue?: string;
    readonly agent?: string;
    readonly from: string;
  };
  readonly faults: readonly SwitchFault[];
  readonly trace: number;
}

/** A command that has reached the switch, as `GET /simulator/commands` tells it. */
export interface SwitchCommand {
  readonly number: number;
  readonly command: string;
  readonly agent: string;
  readonly values?: readonly unknown[];
  readonly outcome: 'under way' | 'done' | 'refused';
}

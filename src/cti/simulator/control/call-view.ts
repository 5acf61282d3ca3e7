import type { CtiCause } from '../../port/cti-facts.js';
import type { InteractionData, InteractionDirection } from '../../../protocol/objects/object-states.js';
import { heardBy, type SimSound } from '../switch/heard-by.js';
import { allowedActs } from './allowed-acts.js';
import type { LegAct } from './leg-acts.js';
import type { LegState } from '../switch/leg-table.js';
import type { SimCall } from '../switch/sim-call.js';
import type { SimLeg } from '../switch/sim-leg.js';

/** A party's leg, as the control shows it. */
export interface LegView {
  readonly id: string;
  readonly address: string;
  readonly name?: string;
  /** the agent who is signed in at the device, by id */
  readonly agent?: string;
  readonly state: LegState;
  /** the others do not hear this party */
  readonly muted: boolean;
  /** the latest digits that this party has heard */
  readonly digits: string;
  readonly hears: SimSound;
  /** what the party can do at its telephone now: the last words of paths under `legs` */
  readonly allowed: readonly LegAct[];
  /** what the agent there said of the contact at its completion */
  readonly disposition?: string;
}

/** A call, as the control shows it. Times are ISO 8601 UTC. */
export interface CallView {
  readonly id: string;
  /** `waiting`: nothing rings yet */
  readonly state: 'waiting' | 'ringing' | 'talking' | 'ended';
  readonly direction: InteractionDirection;
  readonly from: string;
  readonly to: string;
  readonly queue?: string;
  readonly data: InteractionData;
  readonly since: string;
  readonly answered?: string;
  /** why it has ended */
  readonly cause?: CtiCause;
  readonly legs: readonly LegView[];
}

export function callView(call: SimCall): CallView {
  return {
    id: call.id,
    state: stateOf(call),
    ...call.head,
    data: call.data.values,
    since: time(call.startedAt),
    ...(call.answeredAt === undefined ? {} : { answered: time(call.answeredAt) }),
    ...(call.end ? { cause: call.end } : {}),
    legs: call.legs.map(legView),
  };
}

function stateOf(call: SimCall): CallView['state'] {
  if (call.end) return 'ended';
  if (call.answeredAt !== undefined) return 'talking';
  return call.ringing ? 'ringing' : 'waiting';
}

function legView(leg: SimLeg): LegView {
  const { address, name, device } = leg.party;
  const { id, state, muted, digits } = leg;
  const disposition = leg.contact?.disposition;
  return {
    id,
    address,
    ...(name === undefined ? {} : { name }),
    ...(device?.channel ? { agent: device.channel.agent.id } : {}),
    state,
    muted,
    digits,
    hears: heardBy(leg),
    allowed: allowedActs(leg),
    ...(disposition === undefined ? {} : { disposition }),
  };
}

const time = (milliseconds: number) => new Date(milliseconds).toISOString();

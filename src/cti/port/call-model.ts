import type { ChannelType, SecondCall, WrapUp } from '../../protocol/objects/object-states.js';

/** One entry of a list that agents choose from. */
export interface Choice {
  /** what goes over the wire, to the switch and into reports */
  readonly code: string;
  /** what people read */
  readonly label: string;
}

/** How an agent works: chosen by `model` of prepareSession. */
export interface CallModel {
  readonly name: string;
  readonly channelTypes: readonly ChannelType[];
  /** how many live interactions stand in the way of a new one that the agent starts */
  readonly maxInteractions: number;
  /**
   * what becomes of the live call when the agent dials or answers another within `maxInteractions`: the new one is
   * refused, or the live one is held first. The session's business: a provider never holds by itself.
   */
  readonly secondCall: SecondCall;
  /**
   * false: direct calls to an agent who is not ready are refused as busy, where the switch can do that. A queue never
   * offers anything to such an agent.
   */
  readonly offerWhileNotReady: boolean;
  /** true: what is offered is answered at once, unless the agent talks or dials already. The session's business. */
  readonly autoAnswer: boolean;
  /**
   * whether nothing is offered after a contact that was answered until `interaction.complete`, and what that has to say; `none` for a
   * provider that does not claim that
   */
  readonly wrapUp: WrapUp;
  /** milliseconds until the session completes the work by itself; left out: never. The session's business. */
  readonly wrapUpTime?: number;
  /** why an agent may be not ready; empty: for any reason. The session's business. */
  readonly reasons: readonly Choice[];
  /** what may be said of a contact at its completion; empty: anything. The session's business. */
  readonly dispositions: readonly Choice[];
}

/** The model that is always there. */
export const DEFAULT_CALL_MODEL: CallModel = {
  name: 'default',
  channelTypes: ['Telephony'],
  maxInteractions: 1,
  secondCall: 'hold',
  offerWhileNotReady: true,
  autoAnswer: false,
  wrapUp: 'optional',
  reasons: [],
  dispositions: [],
};

/** Whether a contact that was answered leaves work behind. */
export const leavesWork = ({ wrapUp }: Pick<CallModel, 'wrapUp'>): boolean => wrapUp !== 'none';

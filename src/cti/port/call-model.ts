import type { ChannelType } from '../../protocol/objects/object-states.js';

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
  readonly secondCall: 'refuse' | 'hold';
  /**
   * false: direct calls to an agent who is not ready are refused as busy, where the switch can do that. A queue never
   * offers anything to such an agent.
   */
  readonly offerWhileNotReady: boolean;
  /** true: what is offered is answered at once, unless the agent talks or dials already. The session's business. */
  readonly autoAnswer: boolean;
  /** true: after a contact that was answered nothing is offered until `interaction.complete` */
  readonly wrapUp: boolean;
  /** milliseconds until the session completes the work by itself; left out: never. The session's business. */
  readonly wrapUpTime?: number;
}

/** The model that is always there. */
export const DEFAULT_CALL_MODEL: CallModel = {
  name: 'default',
  channelTypes: ['Telephony'],
  maxInteractions: 1,
  secondCall: 'hold',
  offerWhileNotReady: true,
  autoAnswer: false,
  wrapUp: true,
};

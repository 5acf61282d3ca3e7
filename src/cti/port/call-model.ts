import type { ChannelType } from '../../protocol/objects/object-states.js';

/** How an agent works: chosen by `model` of prepareSession. */
export interface CallModel {
  readonly name: string;
  readonly channelTypes: readonly ChannelType[];
  /** how many live interactions stand in the way of a new one that the agent starts */
  readonly maxInteractions: number;
  /** true: after a contact that was answered nothing is offered until `interaction.complete` */
  readonly wrapUp: boolean;
}

/** The model that is always there. */
export const DEFAULT_CALL_MODEL: CallModel = {
  name: 'default',
  channelTypes: ['Telephony'],
  maxInteractions: 1,
  wrapUp: true,
};

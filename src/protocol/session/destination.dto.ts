import { AddressText } from './address-text.js';

/** `interaction.consult`, `conversation.transfer`, `conversation.conference`, `conversation.deflect` */
export class DestinationData {
  @AddressText() to!: string;
}

import { DestinationText } from './destination-text.js';

/** `interaction.consult`, `conversation.transfer`, `conversation.conference`, `conversation.deflect` */
export class DestinationData {
  @DestinationText() to!: string;
}

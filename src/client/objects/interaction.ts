import type { InteractionObject } from '../../protocol/objects/interaction.object.js';
import type { DataChange, InteractionData } from '../../protocol/objects/object-states.js';
import type { CommandOptions } from '../options.js';
import type { Conversation } from './conversation.js';
import { viewOf } from './view.js';

/** An interaction is kept with its data. */
type WithData = Omit<InteractionObject, 'data'> & { readonly data: InteractionData };

/** One contact with a customer, as the agent lives it. Methods reject with a `ClientError`. */
export class Interaction extends viewOf<WithData>() {
  get kind(): 'interaction' {
    return 'interaction';
  }

  /** as they are now */
  get conversations(): readonly Conversation[] {
    return this.children as readonly Conversation[];
  }

  accept(options?: CommandOptions): Promise<void> {
    return this.send('interaction.accept', {}, options);
  }

  reject(reason?: string, options?: CommandOptions): Promise<void> {
    return this.send('interaction.reject', reason === undefined ? {} : { reason }, options);
  }

  /** Ends the work after the contact. */
  complete(disposition?: string, options?: CommandOptions): Promise<void> {
    return this.send('interaction.complete', disposition === undefined ? {} : { disposition }, options);
  }

  /** @param data is merged into what there is, key by key; `null` takes a key away */
  setData(data: DataChange, options?: CommandOptions): Promise<void> {
    return this.send('interaction.setdata', { data }, options);
  }

  /** Calls a colleague while the customer is held. @returns the leg; undefined where it has ended already */
  consult(to: string, options?: CommandOptions): Promise<Conversation | undefined> {
    return this.make('interaction.consult', { to }, options, ({ conversation }) => String(conversation));
  }

  alternate(options?: CommandOptions): Promise<void> {
    return this.send('interaction.alternate', {}, options);
  }

  cancelConsult(options?: CommandOptions): Promise<void> {
    return this.send('interaction.cancelconsult', {}, options);
  }

  consultTransfer(options?: CommandOptions): Promise<void> {
    return this.send('interaction.consulttransfer', {}, options);
  }

  consultConference(options?: CommandOptions): Promise<void> {
    return this.send('interaction.consultconference', {}, options);
  }

  startRecording(options?: CommandOptions): Promise<void> {
    return this.send('interaction.recording.start', {}, options);
  }

  stopRecording(options?: CommandOptions): Promise<void> {
    return this.send('interaction.recording.stop', {}, options);
  }

  pauseRecording(options?: CommandOptions): Promise<void> {
    return this.send('interaction.recording.pause', {}, options);
  }

  resumeRecording(options?: CommandOptions): Promise<void> {
    return this.send('interaction.recording.resume', {}, options);
  }
}

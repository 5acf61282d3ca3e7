import type { ConversationObject } from '../../protocol/objects/conversation.object.js';
import type { CommandOptions } from '../options.js';
import { viewOf } from './view.js';

/** One leg of a contact: the customer's, or a consultation. Methods reject with a `ClientError`. */
export class Conversation extends viewOf<ConversationObject>() {
  get kind(): 'conversation' {
    return 'conversation';
  }

  answer(options?: CommandOptions): Promise<void> {
    return this.send('conversation.answer', {}, options);
  }

  release(options?: CommandOptions): Promise<void> {
    return this.send('conversation.release', {}, options);
  }

  hold(options?: CommandOptions): Promise<void> {
    return this.send('conversation.hold', {}, options);
  }

  retrieve(options?: CommandOptions): Promise<void> {
    return this.send('conversation.retrieve', {}, options);
  }

  mute(options?: CommandOptions): Promise<void> {
    return this.send('conversation.mute', {}, options);
  }

  unmute(options?: CommandOptions): Promise<void> {
    return this.send('conversation.unmute', {}, options);
  }

  /** Sends the call on without asking there first. */
  transfer(to: string, options?: CommandOptions): Promise<void> {
    return this.send('conversation.transfer', { to }, options);
  }

  /** Calls somebody into the call. */
  conference(to: string, options?: CommandOptions): Promise<void> {
    return this.send('conversation.conference', { to }, options);
  }

  /** Sends the call on without answering it. */
  deflect(to: string, options?: CommandOptions): Promise<void> {
    return this.send('conversation.deflect', { to }, options);
  }

  /** @param digits 1–32 of `0-9 A-D * #` */
  dtmf(digits: string, options?: CommandOptions): Promise<void> {
    return this.send('conversation.dtmf', { digits }, options);
  }

  /** @param party its id */
  dropParty(party: string, options?: CommandOptions): Promise<void> {
    return this.send('conversation.dropparty', { party }, options);
  }
}

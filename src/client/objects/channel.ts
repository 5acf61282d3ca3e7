import type { ChannelObject } from '../../protocol/objects/channel.object.js';
import type { InteractionData } from '../../protocol/objects/object-states.js';
import type { CommandOptions } from '../options.js';
import type { Conversation } from './conversation.js';
import type { Interaction } from './interaction.js';
import { viewOf } from './view.js';

/** A medium on which the agent works. Methods reject with a `ClientError`. */
export class Channel extends viewOf<ChannelObject>() {
  get kind(): 'channel' {
    return 'channel';
  }

  /** as they are now */
  get interactions(): readonly Interaction[] {
    return this.children as readonly Interaction[];
  }

  ready(options?: CommandOptions): Promise<void> {
    return this.send('channel.ready', {}, options);
  }

  notReady(reason?: string, options?: CommandOptions): Promise<void> {
    return this.send('channel.notready', reason === undefined ? {} : { reason }, options);
  }

  /** @param data of the interaction. @returns the leg; undefined where it has ended already */
  dial(to: string, data?: InteractionData, options?: CommandOptions): Promise<Conversation | undefined> {
    const call = data === undefined ? { to } : { to, data };
    return this.make('channel.dial', call, options, (made) => `${made['interaction']}.${made['conversation']}`);
  }

  joinQueue(queue: string, options?: CommandOptions): Promise<void> {
    return this.send('channel.joinqueue', { queue }, options);
  }

  leaveQueue(queue: string, options?: CommandOptions): Promise<void> {
    return this.send('channel.leavequeue', { queue }, options);
  }

  /** @param settings of the provider */
  activate(settings: object = {}, options?: CommandOptions): Promise<void> {
    return this.send('channel.activate', settings, options);
  }

  deactivate(options?: CommandOptions): Promise<void> {
    return this.send('channel.deactivate', {}, options);
  }

  /** Takes the channel away. */
  dispose(options?: CommandOptions): Promise<void> {
    return this.send('channel.dispose', {}, options);
  }
}

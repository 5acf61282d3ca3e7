import type { DirectoryAnswer } from '../../protocol/answers/directory.answer.js';
import type { PhoneAnswer } from '../../protocol/answers/phone.answer.js';
import type { RenewedAnswer } from '../../protocol/answers/renewed.answer.js';
import type { SnapshotAnswer } from '../../protocol/answers/snapshot.answer.js';
import type { HistoryEntryObject } from '../../protocol/objects/history-entry.object.js';
import type { DirectoryTopic } from '../../protocol/objects/object-states.js';
import type { PhoneObject } from '../../protocol/objects/phone.object.js';
import type { SessionObject, SessionTreeObject } from '../../protocol/objects/session.object.js';
import type { NewChannel } from '../../protocol/session/add-channel.dto.js';
import type { DirectoryData } from '../../protocol/session/directory.dto.js';
import type { SessionEventName } from '../../protocol/session/session-event.js';
import type { SessionCommand, SessionCommandData } from '../../protocol/session/session-command.js';
import { SessionOverError } from '../errors/session-over-error.js';
import type { Unsubscribe } from '../listeners.js';
import type { AnyObject } from '../objects/any-object.js';
import { Channel } from '../objects/channel.js';
import type { CommandOptions } from '../options.js';
import type { ClientEvent } from './client-event.js';
import type { SessionBinding } from './session-binding.js';
import type { SessionMirror } from './session-mirror.js';
import type { SessionState } from './session-state.js';

type Send = <C extends SessionCommand>(
  command: C,
  target: string,
  data?: SessionCommandData<C>,
  options?: CommandOptions,
) => Promise<unknown>;

/** An agent at work. Methods that send a command reject with a `ClientError`. */
export class Session {
  readonly #binding: SessionBinding;
  readonly #mirror: SessionMirror;
  readonly #send: Send;

  /** @internal */
  constructor(binding: SessionBinding, mirror: SessionMirror, send: Send) {
    [this.#binding, this.#mirror, this.#send] = [binding, mirror, send];
  }

  get id(): string {
    return this.#binding.id;
  }

  get state(): SessionState {
    return this.#binding.state;
  }

  /** The session's own object, with profile and settings. */
  get info(): SessionObject {
    if (!this.#mirror.info) throw new SessionOverError('the session is not started');
    return this.#mirror.info;
  }

  /** All objects by target, as they are now: another map after each change. */
  get objects(): ReadonlyMap<string, AnyObject> {
    return this.#mirror.store.map;
  }

  get channels(): readonly Channel[] {
    return [...this.objects.values()].filter((object) => object instanceof Channel);
  }

  /** Milliseconds since the epoch by the server's clock, which all times that are told are of. */
  now(): number {
    return this.#binding.time.now();
  }

  /** Tells each time when `objects`, `info` or `state` are other than before. */
  subscribe(listener: () => void): Unsubscribe {
    const ends = [this.#mirror.changed.add(listener), this.#binding.changed.add(listener)];
    return () => ends.forEach((end) => end());
  }

  /** Tells each event of that name, after the objects are as it says; with `*` all of them. */
  on<N extends SessionEventName>(name: N | '*', listener: (event: ClientEvent<N>) => void): Unsubscribe {
    return this.#mirror.events.add((event) => {
      if (name === '*' || event.name === name) listener(event as ClientEvent<N>);
    });
  }

  /** Signs off and ends the session. */
  async logout(reason?: string, options?: CommandOptions): Promise<void> {
    try {
      await this.#send('session.logout', this.id, reason === undefined ? {} : { reason }, options);
    } catch (error) {
      // Its answer was lost with the line. What another client has is not signed off.
      if (!(error instanceof SessionOverError) || this.state.cause?.code === 'override') throw error;
    }
  }

  /** The whole tree as the server has it, to compare: what it tells is in `objects` by itself. */
  async snapshot(options?: CommandOptions): Promise<SessionTreeObject> {
    return ((await this.#send('session.snapshot', this.id, {}, options)) as SnapshotAnswer).session;
  }

  /** Where the telephone in the agent's browser registers, with a password to be kept nowhere; undefined: it is another one. */
  async phone(options?: CommandOptions): Promise<PhoneObject | undefined> {
    return ((await this.#send('session.phone', this.id, {}, options)) as PhoneAnswer).phone;
  }

  /** By a fresh token of the same agent the session goes on. @returns milliseconds since the epoch until it ends again; undefined: never */
  async renew(token: string, options?: CommandOptions): Promise<number | undefined> {
    const { expires } = (await this.#send('session.renew', this.id, { token }, options)) as RenewedAnswer;
    return expires === undefined ? undefined : Date.parse(expires);
  }

  /** The agent's latest contacts, the newest first. */
  async history(limit?: number, options?: CommandOptions): Promise<readonly HistoryEntryObject[]> {
    const answer = await this.#send('session.history', this.id, limit === undefined ? {} : { limit }, options);
    return (answer as { entries: readonly HistoryEntryObject[] }).entries;
  }

  /** Whom the agent may call, and how they are. */
  async directory(search: DirectoryData = {}, options?: CommandOptions): Promise<DirectoryAnswer> {
    return (await this.#send('session.directory', this.id, search, options)) as DirectoryAnswer;
  }

  /** Has `directory.changed` told of these, also after a reload. @returns all that is told of now */
  follow(topics: readonly DirectoryTopic[], options?: CommandOptions): Promise<readonly DirectoryTopic[]> {
    return this.topics('session.subscribe', topics, options);
  }

  unfollow(topics: readonly DirectoryTopic[], options?: CommandOptions): Promise<readonly DirectoryTopic[]> {
    return this.topics('session.unsubscribe', topics, options);
  }

  /** @returns the channel; undefined where it has gone already */
  async addChannel(channel: NewChannel, options?: CommandOptions): Promise<Channel | undefined> {
    const made = await this.#send('session.addchannel', this.id, { channel }, options);
    return this.objects.get(`${this.id}.${(made as { channel: string }).channel}`) as Channel | undefined;
  }

  private async topics(
    command: 'session.subscribe' | 'session.unsubscribe',
    topics: readonly DirectoryTopic[],
    options?: CommandOptions,
  ): Promise<readonly DirectoryTopic[]> {
    const answer = await this.#send(command, this.id, { topics }, options);
    return (answer as { topics: readonly DirectoryTopic[] }).topics;
  }
}

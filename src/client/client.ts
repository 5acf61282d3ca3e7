import type { ServiceEntry, ServiceType } from '../protocol/service/service-entry.js';
import type { ServiceEventType } from '../protocol/service/service-event.js';
import { CommandIds } from './command-ids.js';
import type { ConnectionState } from './connection-state.js';
import { ClosedError } from './errors/closed-error.js';
import { RefusedError } from './errors/refused-error.js';
import { SessionLiveError } from './errors/session-live-error.js';
import { SessionOverError } from './errors/session-over-error.js';
import type { Addresses } from './link/addresses.js';
import type { Line } from './link/line.js';
import { Link } from './link/link.js';
import { Listeners, type Unsubscribe } from './listeners.js';
import type { CommandOptions, Settings } from './options.js';
import { instancesOf, type ServiceEvent, type ServiceEventOf } from './service-event.js';
import { LiveSession, type SessionGround } from './session/live-session.js';
import { prepareSession, type LeftBehind } from './session/prepare-session.js';
import type { SavedSession } from './session/saved-session.js';
import type { SessionFile } from './session/session-file.js';
import type { Session } from './session/session.js';
import type { SignInOptions } from './session/sign-in-options.js';
import type { ToldEvent } from './session/told-event.js';

type ServiceEntryOf<T extends ServiceType> = Extract<ServiceEntry, { readonly type: T }>;

/** A connection to the service, at whichever instance, and the one session that it has. Methods reject with a `ClientError`. */
export class Client {
  readonly #link: Link;
  readonly #ground: SessionGround;
  readonly #events = new Listeners<ServiceEvent>();
  readonly #closing = new AbortController();
  #live: LiveSession | undefined;
  #making = false;
  #left: LeftBehind | undefined;

  /** @internal */
  constructor(addresses: Addresses, file: SessionFile, settings: Settings) {
    this.#link = new Link(addresses, settings, this.#closing.signal, {
      join: (line) => this.#join(line),
      take: (event, line) => this.#take(event, line),
    });
    this.#ground = {
      link: this.#link,
      file,
      clock: settings.clock,
      ids: new CommandIds(),
      credentials: settings.credentials,
    };
    void this.#link.keep();
  }

  get connection(): ConnectionState {
    return this.#link.state;
  }

  /** The session that is not over; undefined where there is none. */
  get session(): Session | undefined {
    return this.#live?.binding.over.aborted === false ? this.#live.session : undefined;
  }

  /** Tells each time when `connection` is another one. */
  subscribe(listener: (connection: ConnectionState) => void): Unsubscribe {
    return this.#link.changed.add(listener);
  }

  /** Tells what services and instances tell of themselves. */
  on<T extends ServiceEventType>(eventType: T, listener: (event: ServiceEventOf<T>) => void): Unsubscribe {
    return this.#events.add((event) => {
      if (event.eventType === eventType) listener(event as ServiceEventOf<T>);
    });
  }

  /** What services there are, and how they are. */
  async getServices<T extends ServiceType>(
    type?: T,
    options: CommandOptions = {},
  ): Promise<readonly ServiceEntryOf<T>[]> {
    const answer = await this.#link.ask({ command: 'getServices', data: type ? { type } : {} }, options);
    if (answer.failure) throw new RefusedError('getServices', answer.failure);
    return answer['services'] as readonly ServiceEntryOf<T>[];
  }

  /** Makes a session and starts it; when it resolves, everything there is has been told. */
  signIn(options: SignInOptions): Promise<Session> {
    return this.#alone(async () => {
      const { clock } = this.#ground;
      const { agent, extension } = options;
      const from = this.#left?.agent === agent ? this.#left.from : clock.now();
      let live: LiveSession | undefined;
      try {
        live = await this.#adopt(await prepareSession(this.#ground, options, this.#left), options);
        await live.send('session.start', live.binding.id, extension === undefined ? {} : { extension }, options);
      } catch (error) {
        if (live) this.#letGo(live);
        this.#left = { agent, from, to: clock.now() };
        throw error;
      }
      this.#left = undefined;
      return live.session;
    });
  }

  /**
   * Goes on with the session of before a reload; when it resolves, what was missed has been told.
   * @returns undefined where none was kept, or it is over
   */
  resume(options: CommandOptions = {}): Promise<Session | undefined> {
    return this.#alone(async () => {
      const saved = await this.#ground.file.read();
      if (!saved) return undefined;
      // Another page that has the same storage is about to lose the session, and leaves it to this one.
      this.#ground.file.write(() => saved);
      this.#ground.file.flush();
      try {
        return (await this.#adopt(saved, options, saved)).session;
      } catch (error) {
        if (error instanceof SessionOverError) return undefined;
        throw error;
      }
    });
  }

  /** Ends the connection. The session is not logged out: it may be gone on with, as long as the service keeps it. */
  close(): void {
    this.#close(new ClosedError());
  }

  /** @internal */
  async connected(signal?: AbortSignal): Promise<this> {
    signal?.addEventListener('abort', () => this.#close(signal.reason), { once: true, signal: this.#closing.signal });
    try {
      await this.#ready([signal]);
      return this;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  #close(reason: unknown): void {
    if (this.#closing.signal.aborted) return;
    this.#ground.file.flush();
    this.#closing.abort(reason);
  }

  /** Has the session bound on whatever line there is. @throws SessionOverError, what `Patience` throws */
  async #adopt(
    key: Pick<SavedSession, 'id' | 'token'>,
    options: CommandOptions,
    saved?: SavedSession,
  ): Promise<LiveSession> {
    const live = new LiveSession(key, this.#ground);
    if (saved) live.mirror.restore(saved);
    this.#live = live;
    try {
      this.#link.rejoin();
      await this.#ready([live.binding.over, options.signal], options.patience);
      return live;
    } catch (error) {
      this.#letGo(live);
      throw error;
    }
  }

  #ready(ends: readonly (AbortSignal | undefined)[], patience?: number): Promise<Line> {
    return this.#link.within(ends, (wait) => this.#link.ready(wait), patience);
  }

  /** For what makes a session: one at a time. */
  async #alone<T>(work: () => Promise<T>): Promise<T> {
    this.#closing.signal.throwIfAborted();
    if (this.#making || this.session) throw new SessionLiveError();
    this.#making = true;
    try {
      return await work();
    } finally {
      this.#making = false;
    }
  }

  #letGo(live: LiveSession): void {
    live.letGo();
    if (this.#live === live) this.#live = undefined;
  }

  async #join(line: Line): Promise<void> {
    // What it tells keeps the addresses right; nothing waits for it.
    line.ask({ command: 'bindService', data: { service: 'ServiceMonitor' } }).catch(() => undefined);
    await this.#live?.binding.join(line);
  }

  #take(event: object, line: Line): void {
    if ('eventType' in event) return this.#heard(event as ServiceEvent, line);
    const told = event as ToldEvent;
    const live = this.#live;
    if (live && told.target.split('.', 1)[0] === live.binding.id) live.binding.take(told, line);
  }

  #heard(event: ServiceEvent, line: Line): void {
    const instances = instancesOf(event);
    if (instances) this.#link.addresses.learn(instances, line.url);
    if (event.eventType === 'resourceUnbound' && event.resource === this.#live?.binding.id) {
      this.#live.binding.unbound(event, line);
    }
    this.#events.tell(event);
    // It goes, and others stay: they make the next session. One that there is has its own word for it.
    if (event.eventType === 'serviceRemoved' && !this.session) line.drop(event.eventType);
  }
}

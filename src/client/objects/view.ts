import type { SessionCommand, SessionCommandData } from '../../protocol/session/session-command.js';
import type { Unsubscribe } from '../listeners.js';
import type { CommandOptions } from '../options.js';
import type { Home } from './home.js';

/** An object of a session as it was told at one time, with its commands. It does not change: what is told next is another one. */
export abstract class View {
  readonly #home: Home<View>;

  /** @param object as it came over the wire, and belongs to this */
  constructor(
    home: Home<View>,
    /** dotted */
    readonly target: string,
    object: object,
  ) {
    this.#home = home;
    // What a later version of the protocol tells must not hide a method.
    for (const [key, value] of Object.entries(object)) if (!(key in this)) Reflect.set(this, key, value);
    Object.freeze(this);
  }

  /** The same object as it is now; undefined where there is none any more. */
  get current(): this | undefined {
    return this.#home.objects.get(this.target) as this | undefined;
  }

  /** Tells each time when there is another one of this, and with undefined when it has gone. */
  subscribe(listener: (now: this | undefined) => void): Unsubscribe {
    return this.#home.observe(this.target, (now) => listener(now as this | undefined));
  }

  protected async send<C extends SessionCommand>(
    command: C,
    data?: SessionCommandData<C>,
    options?: CommandOptions,
  ): Promise<void> {
    await this.#home.send(command, this.target, data, options);
  }

  /** For a command that makes an object: that one, undefined where it has gone already. */
  protected async make<C extends SessionCommand, V extends View>(
    command: C,
    data: SessionCommandData<C>,
    options: CommandOptions | undefined,
    path: (made: Readonly<Record<string, string>>) => string,
  ): Promise<V | undefined> {
    const made = (await this.#home.send(command, this.target, data, options)) as Record<string, string>;
    return this.#home.objects.get(`${this.target}.${path(made)}`) as V | undefined;
  }

  protected get children(): readonly View[] {
    const depth = this.target.split('.').length + 1;
    const below = `${this.target}.`;
    return [...this.#home.objects.values()].filter(
      ({ target }) => target.startsWith(below) && target.split('.').length === depth,
    );
  }
}

/** The class of views that have the properties of `T`. */
export const viewOf = <T extends object>() =>
  View as unknown as abstract new (home: Home<View>, target: string, object: object) => View & Readonly<T>;

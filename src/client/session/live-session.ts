import type { SessionCommand, SessionCommandData } from '../../protocol/session/session-command.js';
import type { Clock } from '../../runtime/clock.js';
import type { IdSource } from '../../runtime/id-source.js';
import { RefusedError } from '../errors/refused-error.js';
import type { Link } from '../link/link.js';
import type { Unsubscribe } from '../listeners.js';
import type { AnyObject } from '../objects/any-object.js';
import type { Home } from '../objects/home.js';
import type { View } from '../objects/view.js';
import type { CommandOptions } from '../options.js';
import type { CredentialsSource } from './credentials-source.js';
import { freshToken } from './fresh-token.js';
import type { SavedSession } from './saved-session.js';
import { SessionBinding } from './session-binding.js';
import type { SessionFile } from './session-file.js';
import { SessionMirror } from './session-mirror.js';
import { SessionRenewal } from './session-renewal.js';
import { Session } from './session.js';

/** What a live session takes of its client. */
export interface SessionGround {
  readonly link: Link;
  readonly file: SessionFile;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly credentials: CredentialsSource | undefined;
}

/** A session with all that belongs to it, until it is over or let go. */
export class LiveSession implements Home<View> {
  readonly mirror = new SessionMirror(this);
  readonly binding: SessionBinding;
  readonly session: Session;
  private readonly ends: readonly Unsubscribe[];

  constructor(
    { id, token }: Pick<SavedSession, 'id' | 'token'>,
    private readonly ground: SessionGround,
  ) {
    this.binding = new SessionBinding(id, token, this.mirror, ground.clock);
    this.session = new Session(this.binding, this.mirror, (...command) => this.send(...command));
    this.ends = [
      this.mirror.changed.add(() => this.keep()),
      this.binding.changed.add(() => (this.binding.over.aborted ? this.finish() : this.keep())),
      ground.link.changed.add(({ status }) => status === 'connected' || this.binding.leave()),
      ...this.renewing(),
    ];
  }

  get objects(): ReadonlyMap<string, AnyObject> {
    return this.mirror.store.map;
  }

  observe(target: string, listener: (now: AnyObject | undefined) => void): Unsubscribe {
    return this.mirror.store.observe(target, listener);
  }

  /** @throws ClientError, the reason of the signal */
  async send<C extends SessionCommand>(
    command: C,
    target: string,
    data?: SessionCommandData<C>,
    options: CommandOptions = {},
  ): Promise<unknown> {
    const message = { command, id: this.ground.ids.next(), target, ...(data && { data }) };
    const answer = await this.ground.link.ask(message, options, this.binding.over);
    if (answer.failure) throw new RefusedError(command, answer.failure);
    return answer['data'];
  }

  /** Forgets it here; what is kept of it stays. */
  letGo(): void {
    this.leave();
    this.binding.letGo();
  }

  /** @returns what ends it */
  private renewing(): readonly Unsubscribe[] {
    const { binding, mirror } = this;
    const { link, clock, credentials } = this.ground;
    if (!credentials) return [];
    const renewal = new SessionRenewal(binding, mirror, clock, async () =>
      this.session.renew(await freshToken(link, credentials, { signal: binding.over })),
    );
    const update = () => renewal.update();
    return [mirror.changed.add(update), binding.changed.add(update), () => renewal.end()];
  }

  private finish(): void {
    this.leave();
    this.ground.file.remove();
  }

  private leave(): void {
    for (const end of this.ends) end();
  }

  /** From its start on, and until it is over. */
  private keep(): void {
    const { info, lastSeq } = this.mirror;
    if (!info?.profile || lastSeq === undefined || this.binding.over.aborted) return;
    const { id, token } = this.binding;
    const { file, link } = this.ground;
    file.write(() => ({
      id,
      token,
      info: this.mirror.info ?? info,
      lastSeq: this.mirror.lastSeq ?? lastSeq,
      objects: this.mirror.store.saved(),
      addresses: link.addresses.all,
    }));
  }
}

import type { Cause } from '../../protocol/cause.js';
import { SESSION_EVENTS, type SessionEventName } from '../../protocol/session/session-event.js';
import type { ObjectRecord } from '../model/object-records.js';
import type { PublicObject } from '../model/public-object.js';
import { publicState } from '../model/public-state.js';
import type { SessionModel } from '../model/session-model.js';
import { allowedCommands } from '../rules/allowed.js';
import type { RuleContext } from '../rules/rule-context.js';
import type { EventSink } from './event-sink.js';

export type ObjectEventName = Exclude<SessionEventName, `session.${string}` | `directory.${string}`>;

/** What went out for which object. */
export interface Published {
  readonly name: ObjectEventName;
  readonly target: string;
}

/** Hears what goes out; must not throw, and must not change anything before it returns. */
export interface PublicationWatcher {
  published(name: ObjectEventName, record: ObjectRecord, cause: Cause): void;
}

/** Sends out objects' whole public state and sees to it that what clients know is what there is. */
export class ObjectPublisher {
  private collection: Published[] | undefined;
  /** the session's own policies */
  watcher: PublicationWatcher | undefined;

  constructor(
    private readonly model: SessionModel,
    private readonly context: RuleContext,
    private readonly sink: EventSink,
  ) {}

  publish(name: ObjectEventName, record: ObjectRecord, cause: Cause): void {
    const state = this.state(record, record.publication.revision + 1);
    record.publication.tell(state);
    this.sink.emit(name, record.target, { [record.kind]: shownBy(name, record.kind, state) }, cause);
    this.collection?.push({ name, target: record.target.toString() });
    this.watcher?.published(name, record, cause);
  }

  /**
   * Tells of every object whose public state has changed by what happened to another, e.g. what is allowed; of that alone
   * not while the agent's voice is on its way from one call to another.
   */
  sweep(cause: Cause): void {
    const { available, voice } = this.context;
    const settled = !available || !voice.moving;
    for (const record of this.model.objects()) {
      const { publication } = record;
      const told = settled ? undefined : publication.view.allowed;
      if (publication.differs(this.state(record, publication.revision, told)))
        this.publish(`${record.kind}.statechanged`, record, cause);
    }
  }

  /**
   * Notes from now on what goes out.
   * @param noted what was noted elsewhere before
   */
  collect(noted: readonly Published[] = []): void {
    this.collection = [...noted];
  }

  /** What has been noted so far; undefined where nothing is noted now. */
  get noted(): readonly Published[] | undefined {
    return this.collection;
  }

  /** What went out since `collect`; ends the noting. */
  collected(): readonly Published[] {
    const noted = this.collection ?? [];
    this.collection = undefined;
    return noted;
  }

  /** @param allowed what is taken for it; left out: what is so */
  private state(
    record: ObjectRecord,
    revision: number,
    allowed: readonly string[] = allowedCommands(record, this.context),
  ): PublicObject {
    return publicState(record, { allowed, revision });
  }
}

/** An interaction's data may be large: where it has not changed the client keeps what it has. */
function shownBy(name: ObjectEventName, kind: ObjectRecord['kind'], state: object): object {
  return kind !== 'interaction' || SESSION_EVENTS[name].tellsData ? state : { ...state, data: undefined };
}

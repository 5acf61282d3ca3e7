import { InvalidStateError } from '../errors/agent-errors.js';
import type { EventHappening } from '../happenings/happening.js';
import type { Cause } from '../protocol/cause.js';
import type { SessionEvent, SessionEventName } from '../protocol/session/session-event.js';
import { why } from '../protocol/why.js';
import { Target } from '../protocol/target.js';
import type { Clock } from '../runtime/clock.js';
import { NOT_BEGUN } from '../protocol/not-begun.js';
import type { CommandResponse } from '../protocol/response.js';
import { SessionBinding } from './binding/session-binding.js';
import type { SharedBounds } from './bounds/shared-bounds.js';
import type { SessionCustody } from './store/session-custody.js';
import { AnswerMemory } from './commands/answer-memory.js';
import { CommandCause } from './commands/command-cause.js';
import { VoiceInHand } from './commands/voice-in-hand.js';
import { Attributions } from './commands/attribution.js';
import { CtiConnection } from './cti-connection.js';
import type { AgentHistories } from './history/agent-histories.js';
import { Hearing } from './hearing.js';
import { EventJournal } from './journal/event-journal.js';
import { SessionModel } from './model/session-model.js';
import type { EventSink } from './reconcile/event-sink.js';
import { ObjectPublisher } from './reconcile/object-publisher.js';
import { Reconciler } from './reconcile/reconciler.js';
import type { SessionIdentity } from './session-identity.js';
import type { SessionSettings } from './session-settings.js';
import { SESSION_TABLE, type SessionState } from './states/session-states.js';
import { mayMove } from './states/transition-table.js';

/** An event as a session has told it. */
type ToldEvent = Omit<SessionEvent, 'time' | 'cause'> & Pick<EventHappening, 'cause' | 'trace' | 'call'>;

const lasting = ({ failure }: CommandResponse) => !failure || !NOT_BEGUN.has(failure.code);

/** An agent's session: what belongs to it, put together. What it does is done by its parts. */
export class Session implements EventSink {
  readonly target: Target;
  /** ISO 8601: when it was prepared */
  readonly since: string;
  readonly model = new SessionModel();
  readonly journal: EventJournal;
  readonly binding: SessionBinding;
  readonly attributions: Attributions;
  readonly voice: VoiceInHand;
  readonly publisher: ObjectPublisher;
  readonly reconciler: Reconciler;
  readonly hearing: Hearing;
  readonly cti: CtiConnection;
  readonly answers: AnswerMemory<CommandResponse>;
  /** of all agents: they outlive the session */
  readonly histories: AgentHistories;
  /** called when the switch has been read for the first time */
  onStarted: () => void = () => undefined;
  /** called after each event; must not throw, and must not change anything before it returns */
  onTold: (name: SessionEventName) => void = () => undefined;
  /** called after each event, for those who only look on; must not throw */
  onEvent: (event: ToldEvent) => void = () => undefined;
  /** this instance's hold on it, where several instances have sessions in common */
  custody: SessionCustody | undefined;
  /** what `session.degraded` and `session.restored` have told last; the lifecycle's to say */
  degraded = false;
  /** until when that by which its agent has signed in is good, in milliseconds since the epoch; undefined: it has no end */
  expires: number | undefined;
  /** the device that the agent works on */
  extension: string;
  private current: SessionState = 'prepared';

  /** @param since when it was prepared, milliseconds since the epoch */
  constructor(
    readonly identity: SessionIdentity,
    readonly settings: SessionSettings,
    readonly clock: Clock,
    bounds: SharedBounds,
    since = clock.now(),
  ) {
    this.target = Target.of(identity.id);
    this.extension = identity.agent.extension;
    this.since = new Date(since).toISOString();
    this.journal = new EventJournal(clock, settings.journal, bounds.journals);
    this.binding = new SessionBinding(identity.id, identity.tokenDigest, identity.preparedBy, this.journal);
    this.attributions = new Attributions(this.model, identity.agent.id);
    this.voice = new VoiceInHand((asked) => this.publisher.sweep(this.attributions.asked('requested', asked)));
    this.hearing = new Hearing(clock);
    this.cti = new CtiConnection(this);
    this.publisher = new ObjectPublisher(this.model, this.cti.shownRules, this);
    this.reconciler = new Reconciler(this.model, this.publisher, {
      session: this.target,
      clock,
      callModel: identity.callModel,
    });
    this.histories = bounds.histories;
    this.answers = new AnswerMemory(clock, settings.idempotencyTime, bounds.answers, lasting);
  }

  get id(): string {
    return this.identity.id;
  }

  /** the device where it is not the agent's own */
  get otherExtension(): string | undefined {
    return this.extension === this.identity.agent.extension ? undefined : this.extension;
  }

  get state(): SessionState {
    return this.current;
  }

  /** @throws InvalidStateError where the table has no such move */
  move(to: SessionState): void {
    if (this.current === to || !mayMove(SESSION_TABLE, this.current, to)) {
      throw new InvalidStateError({
        state: this.current,
        allowed: [],
        ...why('wrong-state', `the session is ${this.current}`),
      });
    }
    this.current = to;
    if (to !== 'ended') return;
    this.journal.close();
    this.answers.close();
    this.histories.unwatch(this.identity);
  }

  /** Goes on in the state in which another instance had it; what was under way there has to be done again. */
  resume(state: 'prepared' | 'started'): void {
    this.current = state;
  }

  /** @param trace of the command that it comes of, where the cause does not tell */
  emit(
    name: SessionEventName,
    target: Target,
    data: SessionEvent['data'],
    cause?: Cause,
    trace = CommandCause.traceOf(cause),
  ): void {
    if (this.current === 'ended') return;
    const event = { name, target: target.toString(), data, ...(cause === undefined ? {} : { cause }) };
    const recorded = this.hearing.stamped(this.journal.append(event));
    if (this.custody) this.custody.deliver(recorded);
    else this.binding.deliver(recorded);
    this.onTold(name);
    const call = this.model.callOf(target);
    this.onEvent({ name, target: event.target, call, data, cause, seq: recorded.seq, trace });
  }
}

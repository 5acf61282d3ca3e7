import { Logger } from '@nestjs/common';
import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { Timer } from '../../../runtime/clock.js';
import type { Why } from '../../../protocol/why.js';
import type { CtiCause } from '../../port/cti-facts.js';
import type { Arranger } from './arrange.js';
import { partiesOf, type Arrangement, type Party } from './arrangement.js';
import type { Call } from './call.js';
import { NOTE_VARIABLE } from './call-note.js';
import { CallStory } from './call-story.js';
import type { CallWorld } from './call-world.js';
import { CallWatch } from './call-watch.js';
import { whyNotBeside } from './colleague.js';
import { concernedBy } from './concerned.js';
import { Lasting } from './lasting.js';
import type { MirrorView } from './mirror-view.js';
import { readNote } from './read-note.js';
import { OPERATIONS, type Operation } from './operations.js';
import { failureFields } from '../pbx/failure-fields.js';

/** How often, one after the other, what could not be done is tried again by itself. */
const MOST_TRIES = 5;

/** What is to be done with a call. */
export interface Change {
  readonly operation: Operation;
  /** why it changes, for the agent */
  readonly cause: CtiCause;
  /** who is called, or put out */
  readonly party?: Party;
}

/** Has things done with calls, one after the other for each call, and keeps them as they are to be. */
export class CallControl {
  private readonly log = new Logger('AsteriskCalls');
  private readonly story = new CallStory();
  private readonly tries = new Map<Call, number>();
  private readonly timers = new Set<Timer>();
  private readonly working = new Set<Call>();
  /** calls that will be looked after when it is their turn */
  private readonly due = new Set<Call>();
  private readonly watch: CallWatch;
  private readonly lasting: Lasting;

  constructor(
    private readonly world: CallWorld,
    private readonly view: MirrorView,
    private readonly arranger: Arranger,
  ) {
    this.lasting = new Lasting(world.clock, (name) => this.look(name.split(' ')));
    this.watch = new CallWatch(world, view, this.lasting);
  }

  /**
   * Does that with the call; resolves once the switch shows that it is done, though something may have to be taken away that
   * nobody needs any more. Where it cannot be done the call is as before.
   * @throws CtiRejectedError where it is not possible now, and what the switch says
   */
  async change(call: Call, change: Change): Promise<void> {
    this.world.book.add(call);
    await call.turns.run(() => this.changeNow(call, change));
  }

  /**
   * Puts `by`, who has been called, in the place of one who rings, in a call that its agent has sent on.
   * @throws CtiRejectedError where that one does not ring any more
   */
  async sendOn(call: Call, { uid }: Party, by: Party, cause: CtiCause): Promise<void> {
    await call.turns.run(async () => {
      const { settled } = call;
      const rings = settled.primary.some((one) => one.uid === uid) && this.view.isLive(uid) && !this.view.isUp(uid);
      if (settled.agent !== undefined || !rings)
        throw new CtiRejectedError('wrong-state', 'the call has been answered');
      const primary = settled.primary.map((one) => (one.uid === uid ? by : one));
      await this.carryOut(call, 'transfer', { ...settled, primary }, cause);
    });
  }

  /** Looks what has become of the calls in which these legs are, and brings them to what they are to be. */
  look(uids: Iterable<string>): void {
    const calls = new Set([...uids].flatMap((uid) => [...this.world.book.involving(uid)]));
    for (const call of calls) this.world.about(call.agentLeg, () => this.lookAt(call));
  }

  private lookAt(call: Call): void {
    const before = call.wanted;
    this.watch.look(call);
    this.story.becomes(call, before);
    this.keep(call);
  }

  /** Brings a call to what it is to be, if nobody is at it already. */
  keep(call: Call): void {
    this.world.about(call.agentLeg, () => this.bring(call));
  }

  private bring(call: Call): void {
    if (call.owner !== this.world.application || this.working.has(call)) return;
    if (this.arranger.isArranged(call)) this.forgetIfPlain(call);
    else if (!this.due.has(call)) {
      this.due.add(call);
      void call.turns.run(() => this.keepNow(call));
    }
  }

  /** The link is lost: what is done then is done when it is back. */
  stop(): void {
    for (const timer of this.timers) timer.cancel();
    this.timers.clear();
    this.lasting.stop();
    this.tries.clear();
  }

  private async changeNow(call: Call, { operation, cause, party }: Change): Promise<void> {
    const row = OPERATIONS[operation];
    const room = this.world.options.participants;
    const why = row.refused(call.settled, { legs: this.view, room, ...(party ? { party } : {}) });
    if (why !== undefined) this.refuse(call, why);
    if (call.settled.agent === undefined) throw new CtiRejectedError('no-such-call', 'the call has ended');
    await this.claim(call);
    // In the same moment as it begins: the agent on the other side may have asked as well.
    const beside = whyNotBeside(this.world.book, call, operation);
    if (beside !== undefined) this.refuse(call, beside);
    await this.carryOut(call, operation, row.after(call.settled, party ?? { uid: '', to: '' }), cause);
  }

  private async carryOut(call: Call, what: Operation, next: Arrangement, cause: CtiCause): Promise<void> {
    this.story.begins(call, what, next);
    call.want(next, cause);
    this.world.book.add(call);
    try {
      await this.work(call, () => false);
    } catch (error) {
      this.story.cameToNothing(call, what, error);
      call.undo();
      await this.keepNow(call, () => false);
      this.keep(call);
      throw error;
    }
    const left = call.wanted.agent === undefined;
    call.settle();
    this.story.isDone(call, what);
    if (!left) this.world.reasons.because(call.agentLeg, cause);
    this.tell(call);
    this.keep(call);
  }

  private refuse(call: Call, why: Why): never {
    this.forgetIfPlain(call);
    // It may have been tidied up until this was asked for.
    this.keep(call);
    throw new CtiRejectedError('wrong-state', 'not possible now', why);
  }

  tell(call: Call): void {
    for (const uid of concernedBy(this.world.mirror, call)) this.world.refresh(uid);
  }

  /** Whoever looks at the call from now on finds that this process works on it. */
  private async claim(call: Call): Promise<void> {
    if (call.owner === this.world.application) return;
    call.claim(this.world.application);
    this.world.recordings.inherit(call.agentLeg);
    await this.arranger.note(call);
  }

  private async work(call: Call, tidies: () => boolean): Promise<void> {
    this.working.add(call);
    try {
      await this.arranger.arrange(call, tidies);
    } finally {
      this.working.delete(call);
    }
  }

  /** What nobody needs any more is taken away when nobody else waits to do something with the call. */
  private async keepNow(call: Call, tidies = () => call.turns.waiting === 0): Promise<void> {
    this.due.delete(call);
    try {
      if (this.world.book.has(call) && (await this.isStillOwn(call))) await this.work(call, tidies);
      this.tries.delete(call);
      this.world.refresh(call.agentLeg);
      this.forgetIfPlain(call);
    } catch (error) {
      this.log.warn('the call is not as it is to be', failureFields(error));
      this.tryAgain(call);
    }
  }

  /** The agent may have gone on with it at another process. */
  private async isStillOwn(call: Call): Promise<boolean> {
    const leg = call.touched.find((uid) => this.view.isLive(uid));
    const note = leg === undefined ? undefined : await readNote(this.world, leg);
    if (note?.agentLeg !== call.agentLeg || note.owner === this.world.application) return true;
    if (!call.isOlderThan(note)) return true;
    this.log.log('another process works on the call now', { owner: note.owner });
    call.adopt(note);
    this.world.book.add(call);
    return false;
  }

  private tryAgain(call: Call): void {
    const tries = (this.tries.get(call) ?? 0) + 1;
    if (!this.world.book.has(call)) return void this.tries.delete(call);
    this.tries.set(call, tries);
    // From then on it is tried when something is told of the call.
    if (tries > MOST_TRIES) return;
    const timer = this.world.clock.after(this.world.options.timeouts.confirm / MOST_TRIES, () => {
      this.timers.delete(timer);
      this.keep(call);
    });
    this.timers.add(timer);
  }

  /** What Asterisk itself knows need not be kept. */
  private forgetIfPlain(call: Call): void {
    const live = this.view.isLive(call.agentLeg);
    // A leg of the agent's that other hands have taken elsewhere is none of this call's.
    const over = !call.leaving.some((uid) => this.view.isLive(uid)) && this.arranger.isOver(call);
    // Nobody is left to whom the agent could be brought: the switch knows what becomes of the leg.
    const alone = live && partiesOf(call.settled).length === 0 && !this.view.isOurs(call.agentLeg);
    if ((!call.isPlain && !over && !alone) || !this.world.book.has(call) || !this.arranger.isArranged(call)) return;
    this.world.book.remove(call);
    this.tries.delete(call);
    for (const uid of call.touched) {
      const name = this.world.mirror.live(uid)?.name;
      if (name === undefined) continue;
      const erased = this.world.pbx.writeIfThere(name, NOTE_VARIABLE, '');
      erased.catch((error: unknown) => this.log.debug('a note stays', { leg: uid, ...failureFields(error) }));
    }
    this.tell(call);
  }
}

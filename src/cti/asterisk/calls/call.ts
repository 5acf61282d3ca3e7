import type { CtiCause } from '../../port/cti-facts.js';
import { Serial } from '../pbx/serial.js';
import { isPlain, legsOf, type Arrangement, type Focus } from './arrangement.js';
import { withoutAgent, withoutParty, type LegStates } from './departures.js';
import type { CallCard } from './call-card.js';
import type { CallNote } from './call-note.js';
import type { WantedGroup } from './placement.js';

/** A call on which an agent has worked. The only file that assigns what a call is. */
export class Call {
  /** one thing after the other is done with it */
  readonly turns = new Serial();
  private next: Arrangement | undefined;
  private readonly legs = new Set<string>();
  private readonly gone = new Map<string, CtiCause | undefined>();
  private readonly created = new Set<string>();
  private readonly answered = new Set<string>();
  /** milliseconds since the epoch: since when it has stood on what it stands on */
  focusedAt: number | undefined;
  private focus: Focus | undefined;
  private noted: Arrangement | undefined;
  private noteNumber = 0;
  private readonly bridges = { primary: 0, consult: 0 };

  /**
   * @param id what the names of its bridges begin with
   * @param agentLeg Uniqueid of the leg of the agent whose call it is, also after the agent has left
   * @param owner the application of the process that works on it
   */
  constructor(
    readonly id: string,
    readonly agentLeg: string,
    readonly card: CallCard,
    private now: Arrangement,
    private worker: string,
  ) {
    this.touch(now);
  }

  /** as it was reached last: that is what the agent is told */
  get settled(): Arrangement {
    return this.now;
  }

  /** as it is to be */
  get wanted(): Arrangement {
    return this.next ?? this.now;
  }

  /** Uniqueids of all legs that it has had */
  get touched(): readonly string[] {
    return [...this.legs];
  }

  /** legs that have to end */
  get leaving(): readonly string[] {
    return [...this.gone.keys()];
  }

  /** true where Asterisk itself knows all there is to know */
  get isPlain(): boolean {
    return this.next === undefined && isPlain(this.now);
  }

  get owner(): string {
    return this.worker;
  }

  bridgeOf(group: WantedGroup['group']): string {
    const number = this.bridges[group];
    return `${this.id}-${group}${number === 0 ? '' : `-${number}`}`;
  }

  /** That one cannot be had any more: another one is made in its place. */
  renameBridge(bridge: string): void {
    for (const group of ['primary', 'consult'] as const) if (this.bridgeOf(group) === bridge) this.bridges[group] += 1;
  }

  /** Those bridges are there: of each group the last one is the one that counts. */
  findBridges(there: Iterable<string>): void {
    const all = [...there];
    for (const group of ['primary', 'consult'] as const) {
      const name = `${this.id}-${group}-`;
      const numbers = all.filter((id) => id.startsWith(name)).map((id) => Number(id.slice(name.length)));
      this.bridges[group] = Math.max(0, ...numbers);
    }
  }

  has(uid: string): boolean {
    return this.legs.has(uid);
  }

  /** From now on it is to be that; whoever is not in it any more has to end, for that reason. */
  want(next: Arrangement, cause: CtiCause | undefined): void {
    const stay = new Set(legsOf(next));
    for (const uid of legsOf(this.wanted)) if (!stay.has(uid)) this.gone.set(uid, cause);
    this.next = next;
    this.touch(next);
  }

  /** It has become what it was to be. */
  settle(): void {
    this.now = this.wanted;
    this.next = undefined;
  }

  /** It stays what it was. */
  undo(): void {
    const stay = new Set(legsOf(this.now));
    for (const uid of legsOf(this.wanted)) if (!stay.has(uid)) this.gone.set(uid, undefined);
    for (const uid of stay) this.gone.delete(uid);
    this.next = undefined;
  }

  partyHasLeft(uid: string): void {
    this.change((one) => withoutParty(one, uid));
  }

  agentHasLeft(legs: LegStates): void {
    const before = this.wanted;
    this.change((one) => (one.agent === undefined ? one : withoutAgent(one, legs)));
    const stay = new Set(legsOf(this.wanted));
    for (const uid of legsOf(before)) if (!stay.has(uid)) this.gone.set(uid, undefined);
  }

  /** Its dialplan goes on with that leg: it need not end. */
  hasGoneOn(uid: string): void {
    this.gone.delete(uid);
  }

  /** Why that leg was asked to end. */
  causeOf(uid: string): CtiCause | undefined {
    return this.gone.get(uid);
  }

  /** true where what it is to be stands at the switch */
  get isNoted(): boolean {
    return this.noted === this.wanted;
  }

  noteIsWritten(noted: Arrangement): void {
    this.noted = noted;
  }

  /** What is to be written down of it now. @param now milliseconds since the epoch */
  newNote(now: number): CallNote {
    this.noteNumber += 1;
    if (this.focus !== this.wanted.focus) this.focusedAt = now;
    this.focus = this.wanted.focus;
    return this.lastNote;
  }

  /** The same, for legs that have come since. */
  get lastNote(): CallNote {
    const { id, noteNumber: revision, owner, agentLeg, card, wanted: arrangement, leaving, focusedAt } = this;
    return { id, revision, owner, agentLeg, card, arrangement, leaving, focusedAt };
  }

  /** true for what another process has written down later than what is known here */
  isOlderThan({ revision, owner }: CallNote): boolean {
    return revision > this.noteNumber || (revision === this.noteNumber && owner > this.worker);
  }

  /** Another process has made it that. */
  adopt({ revision, owner, arrangement, leaving, focusedAt }: CallNote): void {
    [this.focus, this.focusedAt] = [arrangement.focus, focusedAt];
    this.noteNumber = revision;
    this.worker = owner;
    this.now = arrangement;
    this.next = undefined;
    this.gone.clear();
    this.touch(arrangement);
    for (const uid of leaving) this.mustEnd(uid);
    this.wasFound();
  }

  /** true the first time: nobody is called twice */
  mayCreate(uid: string): boolean {
    const may = !this.created.has(uid);
    this.created.add(uid);
    return may;
  }

  hasAnswered(uid: string): boolean {
    return this.answered.has(uid);
  }

  noticeAnswer(uid: string): void {
    this.answered.add(uid);
  }

  /** What it is to be stands at the switch already, and those who are in it have been called. */
  wasFound(): void {
    this.noted = this.now;
    this.callsNobody();
  }

  /** Those who are in it have been called. */
  callsNobody(): void {
    for (const uid of this.legs) this.created.add(uid);
  }

  alsoHas(uid: string): void {
    this.legs.add(uid);
  }

  /** That leg is in it no more and has to end. */
  mustEnd(uid: string): void {
    this.legs.add(uid);
    this.gone.set(uid, undefined);
  }

  /** From now on that process works on it. */
  claim(owner: string): void {
    if (owner === this.worker) return;
    this.worker = owner;
    this.noted = undefined;
    // It is later than what the other one has written.
    this.noteNumber += 1;
  }

  private change(how: (one: Arrangement) => Arrangement): void {
    this.now = how(this.now);
    if (this.next) this.next = how(this.next);
  }

  private touch(arrangement: Arrangement): void {
    for (const uid of legsOf(arrangement)) this.legs.add(uid);
  }
}

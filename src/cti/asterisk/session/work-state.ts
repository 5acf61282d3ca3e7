import type { DataChange, PendingState } from '../../../protocol/objects/object-states.js';
import { changedData } from '../../port/changed-data.js';
import { availability } from '../../port/availability.js';
import type { CtiChannel, CtiInteraction } from '../../port/cti-facts.js';
import { type MemberPause, OPEN, PAUSE_FOR_WORK } from '../pbx/member-pause.js';
import type { QueueIntent } from './queue-member.js';

const READY: PendingState = { agentState: 'ready' };
const NOT_READY: PendingState = { agentState: 'notready' };

/** What one agent wants to be and what the agent is busy with. */
export class WorkState {
  /** what the agent has asked for */
  private asked: PendingState = NOT_READY;
  /** the same, once the switch has it */
  private settled: PendingState = NOT_READY;
  private askedDuringWork = false;
  private live: readonly CtiInteraction[] = [];
  private ending = false;
  private readonly afterwards = new Map<string, CtiInteraction>();
  /** what is being completed; '' for the work that has no name */
  private readonly completing = new Set<string>();
  /** work afterwards of a call that a process before this one knew */
  private unnamed = false;
  /** what the queues were to have before the calls that there are now */
  private beforeCalls: QueueIntent = intentOf(NOT_READY);

  constructor(private readonly wrapUp: boolean) {}

  /**
   * What the switch has of the agent at sign-in.
   * @param former the channel as another process had it: what has been said in the work in hand the queues have not heard yet
   */
  begin(
    pause: MemberPause | undefined,
    live: readonly CtiInteraction[],
    wrapUps: readonly CtiInteraction[],
    former?: CtiChannel,
  ): void {
    this.live = live;
    if (this.wrapUp) for (const one of wrapUps) this.afterwards.set(one.id, one);
    if (pause) {
      this.asked = isForWork(pause) ? { agentState: 'ready' } : stateOf(pause);
      this.settled = this.asked;
      this.unnamed = isForWork(pause) && this.wrapUp && live.length === 0 && this.afterwards.size === 0;
    }
    // Whoever is in a call is not paused for not having been signed in: that comes with the call's end.
    const before = pause || live.length === 0 ? intentOf(this.asked) : intentOf(READY);
    this.beforeCalls = pause && isForWork(pause) ? { ...before, pause, forWork: true } : before;
    if (!former?.pending || live.length + this.afterwards.size === 0) return;
    this.asked = this.settled = former.pending;
    this.askedDuringWork = true;
  }

  /** what the agent has asked for, as far as the switch has it */
  get wanted(): PendingState {
    return this.settled;
  }

  get wrappingUp(): readonly CtiInteraction[] {
    return [...this.afterwards.values()];
  }

  get hasUnnamedWork(): boolean {
    return this.unnamed;
  }

  /** true while calls go on: what the queues have is left as it is */
  get inProgress(): boolean {
    return this.live.length > 0 && !this.ending;
  }

  isWrappingUp(interaction: string): boolean {
    return this.afterwards.has(interaction);
  }

  /** Not ready, and nothing is left to do. */
  forget(): void {
    this.asked = this.settled = NOT_READY;
    this.askedDuringWork = false;
    this.live = [];
    this.afterwards.clear();
    this.completing.clear();
    this.unnamed = false;
  }

  /** The agent asks for it; it is told once the switch has it (`settle`), or taken back (`unask`). */
  ask(wanted: PendingState): void {
    this.asked = wanted;
    // Nobody can complete what has no name: the next word of the agent does.
    if (this.unnamed) this.completing.add('');
  }

  settle(wanted: PendingState): void {
    if (this.asked !== wanted) return;
    this.settled = wanted;
    this.finish('');
    this.askedDuringWork = this.live.length + this.afterwards.size > 0;
  }

  unask(wanted: PendingState): void {
    if (this.asked !== wanted) return;
    this.asked = this.settled;
    this.completing.delete('');
  }

  /** @param ending every one of them is about to end */
  calls(live: readonly CtiInteraction[], ending: boolean): void {
    if (this.live.length === 0) this.beforeCalls = this.afterCalls;
    this.live = live;
    this.ending = ending;
    if (live.length + this.afterwards.size === 0) this.askedDuringWork = false;
  }

  /** The call is over; where the model says so, work on it follows. */
  ended(interaction: CtiInteraction, answered: boolean): void {
    if (answered && this.wrapUp) this.afterwards.set(interaction.id, interaction);
  }

  /** Merges `data` into that of a contact whose work afterwards is not done; undefined where there is none. */
  amend(interaction: string, change: DataChange): CtiInteraction | undefined {
    const known = this.afterwards.get(interaction);
    if (!known) return undefined;
    const amended = { ...known, data: changedData(known.data, change) };
    this.afterwards.set(interaction, amended);
    return amended;
  }

  /** The work is to be over; it is once the switch has it (`complete`), or goes on (`keepOn`). */
  beginCompletion(interaction: string): void {
    this.completing.add(interaction);
    if (this.unnamed) this.completing.add('');
  }

  keepOn(interaction: string): void {
    this.completing.delete(interaction);
    this.completing.delete('');
  }

  complete(interaction: string): void {
    this.finish(interaction);
    this.finish('');
    if (this.live.length + this.afterwards.size === 0) this.askedDuringWork = false;
  }

  /** @param wanted what the agent is to the queues */
  channelState(wanted: PendingState): Pick<CtiChannel, 'agentState' | 'reason' | 'pending'> {
    return availability({
      wanted,
      askedDuringWork: this.askedDuringWork,
      live: this.live.length,
      wrappingUp: this.afterwards.size + (this.unnamed ? 1 : 0),
    });
  }

  /**
   * What the queues are to have of the agent. While a call goes on that is what they had before: a member that is paused
   * does not count for `joinempty` and `leavewhenempty`, and those who wait would be thrown out. The pause comes with the
   * first sign of the end.
   */
  get intent(): QueueIntent {
    const rings = this.hasWork && !this.live.some(isAnswered);
    return this.inProgress && !rings ? this.beforeCalls : this.afterCalls;
  }

  private get afterCalls(): QueueIntent {
    if (!this.hasWork) return intentOf(this.asked);
    const pause = this.asked.agentState === 'notready' ? pauseOf(this.asked) : { paused: true, reason: PAUSE_FOR_WORK };
    return { pause, forWork: true, word: this.beforeCalls.word };
  }

  /** true from the answer of a call to the end of the work after it */
  get isBusy(): boolean {
    return this.wrapUp && (this.hasWork || this.live.some(isAnswered));
  }

  private get hasWork(): boolean {
    if (!this.wrapUp) return false;
    const undone = [...this.afterwards.keys()].some((id) => !this.completing.has(id));
    return undone || (this.unnamed && !this.completing.has('')) || (this.ending && this.live.some(isAnswered));
  }

  private finish(interaction: string): void {
    this.completing.delete(interaction);
    this.afterwards.delete(interaction);
    if (interaction === '') this.unnamed = false;
  }
}

const isForWork = ({ paused, reason }: MemberPause): boolean => paused && reason === PAUSE_FOR_WORK;
const isAnswered = ({ conversations }: CtiInteraction): boolean =>
  conversations.some(({ state }) => state !== 'alerting' && state !== 'dialing');

function intentOf(asked: PendingState): QueueIntent {
  const pause = pauseOf(asked);
  return { pause, forWork: false, word: pause };
}

function pauseOf(word: PendingState): MemberPause {
  return word.agentState === 'notready' ? { paused: true, reason: word.reason ?? '' } : OPEN;
}

function stateOf({ paused, reason }: MemberPause): PendingState {
  return paused ? { agentState: 'notready', ...(reason === '' ? {} : { reason }) } : { agentState: 'ready' };
}

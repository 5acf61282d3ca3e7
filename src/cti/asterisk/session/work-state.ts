import type { InteractionData, PendingState } from '../../../protocol/objects/object-states.js';
import type { CtiChannel, CtiInteraction } from '../../port/cti-facts.js';
import { availability } from '../../port/availability.js';
import { type MemberPause, PAUSE_AFTER_REFUSAL, PAUSE_FOR_WORK } from './member-pause.js';

/** What one agent wants to be and what the agent is busy with. */
export class WorkState {
  private wantedState: PendingState = { agentState: 'notready' };
  private askedDuringWork = false;
  private live: readonly CtiInteraction[] = [];
  private readonly afterwards = new Map<string, CtiInteraction>();
  /** work afterwards of a call that a process before this one knew */
  private unnamed = false;
  /** a call was refused just now: the queues keep theirs back for a while */
  resting = false;

  constructor(private readonly wrapUp: boolean) {}

  /** What the switch has of the agent at sign-in. */
  begin(pause: MemberPause | undefined, live: readonly CtiInteraction[], wrapUps: readonly CtiInteraction[]): void {
    this.live = live;
    if (this.wrapUp) for (const one of wrapUps) this.afterwards.set(one.id, one);
    if (!pause) return;
    this.adopt(pause);
    this.unnamed = isForWork(pause) && this.wrapUp && live.length === 0 && this.afterwards.size === 0;
  }

  /** What the queues say is what the agent wants: somebody has said so for the agent. */
  adopt(pause: MemberPause): void {
    this.wantedState = isForWork(pause) || isRest(pause) ? { agentState: 'ready' } : stateOf(pause);
  }

  get wanted(): PendingState {
    return this.wantedState;
  }

  get wrappingUp(): readonly CtiInteraction[] {
    return [...this.afterwards.values()];
  }

  get hasUnnamedWork(): boolean {
    return this.unnamed;
  }

  isWrappingUp(interaction: string): boolean {
    return this.afterwards.has(interaction);
  }

  /** Not ready, and nothing is left to do. */
  forget(): void {
    this.wantedState = { agentState: 'notready' };
    this.askedDuringWork = false;
    this.live = [];
    this.afterwards.clear();
    this.unnamed = false;
    this.resting = false;
  }

  want(wanted: PendingState): void {
    // Nobody can complete what has no name: the next word of the agent does.
    this.unnamed = false;
    this.wantedState = wanted;
    this.askedDuringWork = this.live.length + this.afterwards.size > 0;
  }

  calls(live: readonly CtiInteraction[]): void {
    this.live = live;
    this.settle();
  }

  /** The call is over; where the model says so, work on it follows. */
  ended(interaction: CtiInteraction, answered: boolean): void {
    if (answered && this.wrapUp) this.afterwards.set(interaction.id, interaction);
  }

  /** Merges `data` into that of a contact whose work afterwards is not done; undefined where there is none. */
  amend(interaction: string, data: InteractionData): CtiInteraction | undefined {
    const known = this.afterwards.get(interaction);
    if (!known) return undefined;
    const amended = { ...known, data: { ...known.data, ...data } };
    this.afterwards.set(interaction, amended);
    return amended;
  }

  complete(interaction: string): void {
    this.afterwards.delete(interaction);
    this.unnamed = false;
    this.settle();
  }

  get channelState(): Pick<CtiChannel, 'agentState' | 'reason' | 'pending'> {
    return availability({
      wanted: this.wantedState,
      askedDuringWork: this.askedDuringWork,
      live: this.live.length,
      wrappingUp: this.afterwards.size + (this.unnamed ? 1 : 0),
    });
  }

  /**
   * What the queues have to be told. The pause comes with the answer and not with the end of the call: the queue
   * could be quicker than we are then.
   * @param without as if the work on that interaction were done
   */
  pause(wanted: PendingState = this.wantedState, without?: string): MemberPause {
    if (wanted.agentState === 'notready') return { paused: true, reason: wanted.reason ?? '' };
    const talking = this.live.some((one) => one.conversations.some(({ state }) => state !== 'alerting'));
    const left = [...this.afterwards.keys()].filter((id) => id !== without).length;
    const busy = this.wrapUp && (talking || left > 0 || (this.unnamed && without === undefined));
    if (busy) return { paused: true, reason: PAUSE_FOR_WORK };
    return this.resting ? { paused: true, reason: PAUSE_AFTER_REFUSAL } : { paused: false, reason: '' };
  }

  private settle(): void {
    if (this.live.length + this.afterwards.size === 0) this.askedDuringWork = false;
  }
}

const isRest = ({ paused, reason }: MemberPause): boolean => paused && reason === PAUSE_AFTER_REFUSAL;
const isForWork = ({ paused, reason }: MemberPause): boolean => paused && reason === PAUSE_FOR_WORK;

function stateOf({ paused, reason }: MemberPause): PendingState {
  return paused ? { agentState: 'notready', ...(reason === '' ? {} : { reason }) } : { agentState: 'ready' };
}

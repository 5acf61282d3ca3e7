import type { PendingState } from '../../protocol/objects/object-states.js';
import { availability } from '../port/availability.js';
import type { CtiChannel } from '../port/cti-facts.js';
import type { ChannelWork } from './contact-book.js';

/** What the switch is told why an agent who works after a contact is not to be offered anything: nobody else says that. */
export const HOLD_REASON = 'interaction-processor:wrapup';

const READY: PendingState = { agentState: 'ready' };
export const HELD: PendingState = { agentState: 'notready', reason: HOLD_REASON };

/** A channel as the switch has it, with what the agent wants while the switch is kept from offering. */
export class HeldChannel {
  /** the switch has been asked for that, or may have been */
  held = false;
  /** it is being asked: what it says meanwhile is our own doing */
  asking = false;
  /** the work is done, and the switch is being told what the agent wants: that is shown already */
  releasing = false;
  /** what the agent wants; undefined while nobody has said it */
  private wish: PendingState | undefined;
  private asked = false;
  /** the channel is no more: there is nothing to ask for */
  private gone = false;

  /** @param said by the agent during work that goes on, where another process had that */
  constructor(
    private facts: CtiChannel,
    said?: PendingState,
  ) {
    this.take(facts);
    // A switch need not keep reasons; whoever wants to be ready is not ready for the work alone.
    this.held ||= said?.agentState === 'ready' && facts.agentState === 'notready' && facts.reason === undefined;
    if (said && this.held) this.want(said, true);
  }

  get id(): string {
    return this.facts.id;
  }

  /** What the switch says of the channel now. */
  take(facts: CtiChannel): void {
    this.facts = facts;
    const said = wantedBy(facts);
    if (!said || this.asking) return;
    if (this.isHeld(said)) {
      // Also by a session before this one: whoever is kept so had been ready.
      this.held = true;
      this.wish ??= READY;
      return;
    }
    // Another hand, or the agent's at the telephone: that counts.
    this.held = false;
    this.wish = said;
    this.asked = facts.pending !== undefined;
  }

  /**
   * Notes what the agent says.
   * @returns takes it back, unless something else has been said since
   */
  want(wanted: PendingState, duringWork: boolean): () => void {
    const { wish, asked } = this;
    this.wish = wanted;
    this.asked = duringWork;
    return () => {
      if (this.wish === wanted) [this.wish, this.asked] = [wish, asked];
    };
  }

  dispose(): void {
    this.gone = true;
  }

  /** The work is done, or there is none. */
  rest(): void {
    this.asked = false;
  }

  /** As it is to be shown. */
  shown({ live, waiting }: ChannelWork): CtiChannel {
    const { facts, wish, held } = this;
    const { reason, ...reasonless } = facts;
    const kept = waiting > 0 || (held && (live > 0 || this.releasing));
    if (facts.login === 'inactive' || !kept) return held && reason === HOLD_REASON ? reasonless : facts;
    const { agentState: _state, pending: _pending, ...rest } = reasonless;
    const wanted = wish ?? { agentState: 'notready' };
    return { ...rest, ...availability({ wanted, askedDuringWork: this.asked, live, wrappingUp: waiting }) };
  }

  /** What the switch is to be asked for; undefined where all is as it should be. */
  target({ started, waiting }: ChannelWork): PendingState | undefined {
    if (this.gone || this.facts.login === 'inactive') return undefined;
    if (started + waiting === 0) return this.held ? this.wish : undefined;
    return this.wish?.agentState === 'ready' && !this.held ? HELD : undefined;
  }

  private isHeld({ agentState, reason }: PendingState): boolean {
    if (agentState !== 'notready') return false;
    // A switch need not keep reasons.
    if (this.held) return reason === HOLD_REASON || reason === undefined;
    return reason === HOLD_REASON && this.wish?.reason !== HOLD_REASON;
  }
}

/** What the agent is to be, where the switch says it. */
function wantedBy({ agentState, reason, pending }: CtiChannel): PendingState | undefined {
  if (pending) return pending;
  if (agentState !== 'ready' && agentState !== 'notready') return undefined;
  return { agentState, ...(reason === undefined ? {} : { reason }) };
}

import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { ConversationState } from '../../../protocol/objects/object-states.js';
import type { ConversationRef, InteractionRef } from '../../port/cti-session.js';
import type { AgentCalls } from '../calls/agent-calls.js';
import { plainCall } from '../calls/arrangement.js';
import { Call } from '../calls/call.js';
import { workable } from '../calls/workable.js';
import { consultId, primaryId } from '../calls/leg-conversations.js';
import { snoopsAt } from '../mirror/channel-name.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { Leg } from '../calls/leg.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';

/** A call at the agent's device, and the channel that is there now. */
export interface LiveLeg {
  readonly leg: Leg;
  readonly own: ChannelRecord;
}

/** Finds what references name among the calls at one device. */
export class LegCalls {
  constructor(
    private readonly asterisk: AsteriskSwitch,
    private readonly calls: AgentCalls,
  ) {}

  /** @throws CtiRejectedError where it names no call of the agent's, or one in another state than those allowed */
  need(ref: InteractionRef | ConversationRef, ...allowed: readonly ConversationState[]): LiveLeg {
    const leg = this.calls.find(ref.interaction);
    const own = this.asterisk.mirror.live(leg?.uid);
    if (!leg || !own) throw new CtiRejectedError('no-such-call', 'there is no such call');
    const state = 'conversation' in ref ? this.stateOf(ref) : leg.state;
    if (state === undefined) throw new CtiRejectedError('no-such-call', 'there is no such call');
    if (!allowed.includes(state)) throw new CtiRejectedError('wrong-state', 'not possible now', { state });
    return { leg, own };
  }

  /** Which of the agent's conversations it is. */
  group(ref: ConversationRef): 'primary' | 'consult' {
    const { call } = this.find(ref);
    return call && ref.conversation === consultId(call.settled) ? 'consult' : 'primary';
  }

  find(ref: InteractionRef): { readonly leg: Leg | undefined; readonly call: Call | undefined } {
    const leg = this.calls.find(ref.interaction);
    return { leg, call: leg && this.asterisk.calls.ofAgent(leg.uid) };
  }

  /** ids of the parties of that conversation, as they are told */
  parties({ interaction, conversation }: ConversationRef): readonly string[] {
    const told = this.calls.current.find(({ id }) => id === interaction);
    return told?.conversations.find(({ id }) => id === conversation)?.parties.map(({ id }) => id) ?? [];
  }

  has(leg: Leg): boolean {
    return this.calls.find(leg.id) === leg;
  }

  /**
   * The call of that leg, to be worked on.
   * @throws CtiRejectedError where it cannot be: another process works on it, or Asterisk does not join the two by itself
   */
  async obtain({ leg, own }: LiveLeg): Promise<Call> {
    const { world } = this.asterisk.calls;
    const known = this.asterisk.calls.ofAgent(own.uid);
    if (known) return known;
    await this.lookForOthers(own.uid);
    // Also one that the agent has worked on at another process.
    const begun = world.book.of(own.uid);
    if (begun) return begun;
    const found = workable(world, own);
    if (found.other === undefined && found.room === undefined) {
      const { why, whyCode } = found.lacks;
      throw new CtiRejectedError('wrong-state', 'not possible now', { why, whyCode });
    }
    const other = found.other ?? found.room;
    const id = `${world.application}-${world.ids.next()}`;
    return new Call(id, own.uid, leg.card, plainCall(own.uid, other), world.application);
  }

  /** Another process may have begun to work on the call, and nothing has told yet. */
  private async lookForOthers(uid: string): Promise<void> {
    const { world, view } = this.asterisk.calls;
    const legs = [uid, ...view.talksTo(uid)];
    const beside = legs.flatMap((leg) => [...world.mirror.byEndpoint.of(snoopsAt(leg))]);
    const strange = beside.some((one) => !world.applied.isSnoop(one.uid));
    if (strange) await this.asterisk.read();
  }

  /** undefined where the call has no such conversation */
  private stateOf(ref: ConversationRef): ConversationState | undefined {
    const { leg, call } = this.find(ref);
    const told = this.calls.current.find(({ id }) => id === ref.interaction);
    const conversation = told?.conversations.find(({ id }) => id === ref.conversation);
    if (conversation) return conversation.state;
    return leg && ref.conversation === primaryId(leg, call?.settled) ? leg.state : undefined;
  }
}

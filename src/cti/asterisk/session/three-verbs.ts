import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { ConversationRef } from '../../port/cti-session.js';
import type { AgentCalls } from '../mirror/agent-calls.js';
import { REMOTE } from '../mirror/leg-conversations.js';
import { safeId } from '../mirror/safe-id.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import type { CallCommands } from './call-commands.js';
import { ConsultCommands } from './consult-commands.js';
import { needLeg } from './need-leg.js';
import { PartyCommands } from './party-commands.js';
import { ThreeCalls } from './three-calls.js';

/** What means another thing for a call into which somebody has been called than for a call between two. */
export class ThreeVerbs {
  readonly consults: ConsultCommands;
  readonly parties: PartyCommands;
  private readonly threes: ThreeCalls;

  constructor(
    private readonly at: AsteriskSwitch,
    private readonly calls: AgentCalls,
    private readonly commands: CallCommands,
    extension: string,
  ) {
    this.consults = new ConsultCommands(at, calls, extension);
    this.parties = new PartyCommands(at, calls, extension);
    this.threes = new ThreeCalls(at, calls);
  }

  async release(ref: ConversationRef): Promise<void> {
    const three = this.threes.find(ref);
    if (three && three.third.role !== 'party') return this.consults.release(three, ref.conversation);
    return this.commands.release(ref);
  }

  async hold(ref: ConversationRef): Promise<void> {
    await this.threes.settled(ref);
    const three = this.threes.find(ref);
    if (!three) return this.commands.hold(ref);
    needLeg(this.at, this.calls, ref, 'connected');
    if (three.third.role !== 'party') throw new CtiRejectedError('somebody else is being asked', { role: 'consult' });
    return this.parties.hold(three);
  }

  async retrieve(ref: ConversationRef): Promise<void> {
    await this.threes.settled(ref);
    const three = this.threes.find(ref);
    if (three?.third.role !== 'party') return this.commands.retrieve(ref);
    needLeg(this.at, this.calls, ref, 'held');
    return three.third.waits === 'agent' ? this.parties.retrieve(three) : this.commands.retrieve(ref);
  }

  async dtmf(ref: ConversationRef, digits: string): Promise<void> {
    const three = this.threes.find(ref);
    const asked = three && three.third.role !== 'party' && ref.conversation === safeId(three.third.uid);
    if (!asked) return this.commands.dtmf(ref, digits);
    const talks = () => {
      const { answered, waits, thirdThere } = three.third;
      return answered && thirdThere && waits !== 'third' ? [three.third.uid] : [];
    };
    return this.commands.press(talks, digits);
  }

  async dropParty(ref: ConversationRef, party: string): Promise<void> {
    const three = this.threes.find(ref);
    if (three?.third.role === 'party') {
      needLeg(this.at, this.calls, ref, 'connected', 'held');
      return this.parties.drop(three, party);
    }
    const asked = three && ref.conversation === safeId(three.third.uid);
    const { leg } = asked ? three : needLeg(this.at, this.calls, ref, 'dialing', 'connected', 'held');
    const only = asked ? REMOTE : (leg.left?.party.id ?? REMOTE);
    if (party !== only) throw new CtiRejectedError('there is no such party', { party });
    return this.release(ref);
  }
}

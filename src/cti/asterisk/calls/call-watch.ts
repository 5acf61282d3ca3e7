import type { CtiCause } from '../../port/cti-facts.js';
import { partiesOf, type Party } from './arrangement.js';
import type { Call } from './call.js';
import { calledCause, farOf } from './called-cause.js';
import type { CallWorld } from './call-world.js';
import { concernedBy } from './concerned.js';
import { isTransfer } from './departures.js';
import type { Lasting } from './lasting.js';
import { allTalkingTo } from '../mirror/peer.js';
import { RefusedLegs } from './refused-legs.js';
import type { SwitchView } from './switch-view.js';

const BY_AGENT: CtiCause = { code: 'requested', by: { kind: 'agent' } };
const ANSWERED: CtiCause = { code: 'answered', by: { kind: 'remote' } };
const HUNG_UP: CtiCause = { code: 'released', by: { kind: 'remote' } };
const TAKEN_AWAY: CtiCause = { code: 'transferred', by: { kind: 'switch' } };
const TRANSFERRED: CtiCause = { code: 'transferred', by: { kind: 'agent' } };

/** Sees who has answered and who has left, and tells the agent; each change by itself, for it has a cause of its own. */
export class CallWatch {
  /** the devices behind those who were called: once they are gone nothing else names them */
  private readonly far = new Map<string, string | undefined>();

  private readonly refused = new RefusedLegs();

  constructor(
    private readonly world: CallWorld,
    private readonly view: SwitchView,
    private readonly lasting: Lasting,
  ) {}

  look(call: Call): void {
    this.agent(call);
    for (const party of partiesOf(call.wanted)) this.party(call, party);
  }

  private agent(call: Call): void {
    const { agent } = call.wanted;
    if (agent === undefined) return;
    const live = this.view.isLive(agent);
    const away =
      live && (this.lasting.is(`${call.agentLeg} away`, this.isAway(call, agent)) || this.isGiven(call, agent));
    if (live && !away) return;
    if (away) return this.goesOn(call, agent);
    // Whoever is with somebody else by now has been passed on by another hand.
    for (const { uid } of partiesOf(call.wanted)) if (this.isElsewhere(call, uid)) call.partyHasLeft(uid);
    if (isTransfer(call.settled, this.view)) this.world.reasons.endsAs(call.agentLeg, TRANSFERRED);
    call.agentHasLeft(this.view);
  }

  /** The agent's leg lives on in a call that is not this one: nothing of ours stays on it, and nobody ends it. */
  private goesOn(call: Call, agent: string): void {
    for (const { uid, to } of partiesOf(call.wanted)) if (to === '' && !this.isLeft(call, uid)) call.partyHasLeft(uid);
    call.agentHasLeft(this.view);
    call.hasGoneOn(agent);
    this.world.refresh(call.agentLeg);
  }

  /** It has come to us, or is with somebody of the call still; any other one has been taken away as well. */
  private isLeft(call: Call, uid: string): boolean {
    return this.view.isOurs(uid) || this.view.talksTo(uid).some((other) => call.has(other));
  }

  /** Another hand has taken the agent's leg out of the call: it goes on as another one. */
  private isAway(call: Call, agent: string): boolean {
    const leg = this.world.mirror.live(agent);
    const company = this.view.talksTo(agent);
    if (!leg || this.view.isOurs(agent) || this.isInRoom(call, agent) || company.some((uid) => call.has(uid)))
      return false;
    // Alone in its bridge it has been left by the others.
    return leg.bridge === undefined || allTalkingTo(this.world.mirror, leg).length > 0;
  }

  private isInRoom({ wanted }: Call, agent: string): boolean {
    return wanted.primary.some(({ uid }) => uid === this.view.bridgeOf(agent));
  }

  /** The agent on the other side has passed this one on to somebody else. */
  private isGiven(call: Call, agent: string): boolean {
    const others = [...this.world.book.involving(agent)].filter((one) => one !== call);
    const has = ({ wanted }: Call) => partiesOf(wanted).some(({ uid }) => uid === agent);
    return others.some((one) => one.wanted.agent === undefined && has(one));
  }

  private isElsewhere(call: Call, uid: string): boolean {
    const { mirror, legs } = this.world;
    const leg = mirror.live(uid);
    if (leg?.bridge === undefined || legs.isOurBridge(leg.bridge)) return false;
    return allTalkingTo(mirror, leg).some((other) => !call.has(other.uid));
  }

  /** Both are there, and another hand has brought the party to somebody else. */
  private isApart(call: Call, uid: string): boolean {
    const { agent } = call.wanted;
    if (agent === undefined || !this.view.isLive(agent) || this.view.isGone(uid)) return false;
    // A room is no channel.
    if (!this.view.isLive(uid)) return this.view.bridgeOf(agent) !== uid;
    return !this.view.isOurs(uid) && !this.view.talksTo(agent).includes(uid);
  }

  private party(call: Call, { uid, to }: Party): void {
    const { mirror } = this.world;
    if (to !== '') this.far.set(uid, farOf(mirror, uid)?.uid ?? this.far.get(uid));
    if (to !== '') this.refused.end(this.world, uid);
    if (this.view.isUp(uid) && to !== '' && !call.hasAnswered(uid)) {
      call.noticeAnswer(uid);
      this.tell(call, ANSWERED);
    }
    const apart = to === '' && this.lasting.is(`${call.agentLeg} ${uid}`, this.isApart(call, uid));
    if (!apart && !this.view.isGone(uid)) return;
    // It was called, and that is what is told before it is told why it has ended.
    const untold = !partiesOf(call.settled).some((party) => party.uid === uid);
    if (untold && this.view.isCalling(uid) && call.wanted.agent !== undefined) {
      call.settle();
      this.tell(call, BY_AGENT);
    }
    call.partyHasLeft(uid);
    this.tell(call, call.causeOf(uid) ?? this.causeOfLeaving(call, { uid, to }, apart));
    this.far.delete(uid);
  }

  private causeOfLeaving(call: Call, { uid, to }: Party, apart: boolean): CtiCause {
    const { mirror } = this.world;
    // Parted by the agent's own telephone, or by whomever else.
    if (apart) return mirror.find(call.agentLeg)?.transferred ? TRANSFERRED : TAKEN_AWAY;
    if (to === '' || call.hasAnswered(uid)) return HUNG_UP;
    return calledCause(mirror, uid, this.far.get(uid));
  }

  private tell(call: Call, cause: CtiCause): void {
    this.world.reasons.because(call.agentLeg, cause);
    for (const uid of concernedBy(this.world.mirror, call)) this.world.refresh(uid);
  }
}

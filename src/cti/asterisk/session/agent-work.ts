import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { DataChange, PendingState } from '../../../protocol/objects/object-states.js';
import type { Timer } from '../../../runtime/clock.js';
import { leavesWork } from '../../port/call-model.js';
import type { CtiChannel, CtiInteraction } from '../../port/cti-facts.js';
import type { CtiOpenRequest } from '../../port/cti-provider.js';
import { PAUSE_FOR_WORK } from '../pbx/member-pause.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import type { MemberDuty } from '../switch/owed-sign-offs.js';
import type { DeviceIdentity } from './device-identity.js';
import { DevicePresence } from './device-presence.js';
import { InUseMark } from './in-use-mark.js';
import { memberIdentity } from './member-identity.js';
import { QueueMembership } from './queue-membership.js';
import { WorkState } from './work-state.js';

/** Calls that ended without work afterwards and may still be completed, which then does nothing. */
const REMEMBERED = 50;

/** What an agent is and does at one device, and what the queues have of it. */
export class AgentWork {
  private readonly work: WorkState;
  private readonly membership: QueueMembership;
  private readonly mark: InUseMark;
  readonly presence: DevicePresence;
  private readonly over = new Set<string>();
  /** queues whose call was refused, and until when by the clock's `elapsed` they are to offer nothing */
  private readonly refused = new Map<string, number>();
  private rest: Timer | undefined;
  private told = '';
  /** the agent has said something that the queues have not heard yet */
  private spoke = false;

  /** @param onChange the queues, what they are to have, or the device may not be what they were */
  constructor(
    private readonly asterisk: AsteriskSwitch,
    private readonly request: CtiOpenRequest,
    private readonly identity: DeviceIdentity,
    private readonly onChange: () => void,
  ) {
    const { agent, model } = request;
    this.work = new WorkState(leavesWork(model));
    const { options, devices } = asterisk.parts;
    const hintContext = options.wrapUp === 'inuse' ? (options.hintContext ?? options.context) : undefined;
    const guard = leavesWork(model) ? { time: options.memberWrapUp, hintContext } : undefined;
    this.membership = new QueueMembership(asterisk, memberIdentity(devices, agent, identity, guard), onChange);
    this.presence = new DevicePresence(asterisk.deviceStates, identity.endpoint, onChange);
    this.mark = new InUseMark(asterisk.queues, identity.extension);
  }

  /** what is left to be done at the queues where nothing can be said to the switch */
  get duties(): readonly MemberDuty[] {
    return this.membership.duties;
  }

  /** true while the agent is signed in at the device */
  get isActive(): boolean {
    return this.presence.isSignedIn;
  }

  get wrappingUp(): readonly CtiInteraction[] {
    return this.work.wrappingUp;
  }

  /** true while it is in the work after a call that a process before this one knew */
  get hasUnnamedWork(): boolean {
    return this.work.hasUnnamedWork;
  }

  /** true where the work after that contact is not done, or it has ended not long ago */
  knows(interaction: string): boolean {
    return this.work.isWrappingUp(interaction) || this.over.has(interaction);
  }

  get channel(): CtiChannel {
    return {
      id: this.identity.channel,
      type: 'Telephony',
      endpoint: this.identity.extension,
      ...this.presence.facts,
      queues: this.membership.queues,
      ...this.work.channelState(this.membership.stateOf(this.work.wanted)),
    };
  }

  /** The channel where it is not as it was when this was last asked. */
  changed(): CtiChannel | undefined {
    const { channel } = this;
    const text = JSON.stringify(channel);
    if (text === this.told) return undefined;
    this.told = text;
    this.presence.wasTold(channel);
    return channel;
  }

  /** @param since what a reading of all members has found that began then, by the clock's `elapsed`, will do */
  async join(live: readonly CtiInteraction[], wrapUps: readonly CtiInteraction[], since?: number): Promise<void> {
    const { pause } = await this.membership.find(since);
    await this.begin(pause, live, wrapUps);
  }

  /** The same, unless the queues have the device for another agent. @returns false where it is so */
  async rejoinOwn(...[live, wrapUps, since]: Parameters<AgentWork['join']>): Promise<boolean> {
    const { own, another, pause } = await this.membership.find(since);
    const free = own || !another;
    if (free) await this.begin(pause, live, wrapUps);
    else this.membership.disown();
    return free;
  }

  /** Signs in, not ready, whatever the queues have of the device. */
  async activate(live: readonly CtiInteraction[], since?: number): Promise<void> {
    await this.membership.find(since);
    await this.begin(undefined, live, []);
  }

  /** The link is back, and all members have been read. */
  async rejoin(): Promise<void> {
    if (!this.isActive) return;
    this.membership.reread();
    await this.membership.join(this.work.intent);
  }

  /** All members have been read. */
  reread(): void {
    if (this.isActive) this.membership.reread();
  }

  cutOff(): void {
    this.membership.cutOff();
    this.mark.cutOff();
  }

  async leave(): Promise<void> {
    await this.membership.leave();
    if (this.membership.isMarked) await this.mark.show(false);
  }

  /** @param ending every one of them is about to end */
  busyWith(live: readonly CtiInteraction[], ending: boolean): void {
    this.work.calls(live, ending);
  }

  ended(interaction: CtiInteraction, answered: boolean): void {
    this.work.ended(interaction, answered);
    this.over.add(interaction.id);
    for (const oldest of this.over) if (this.over.size > REMEMBERED) this.over.delete(oldest);
  }

  /** The switch first: what it does not know is not so. While calls go on it is told with the first sign of their end. */
  async want(wanted: PendingState): Promise<void> {
    this.checkActive();
    this.work.ask(wanted);
    this.spoke = true;
    try {
      await this.bring();
    } catch (error) {
      this.work.unask(wanted);
      throw error;
    }
    this.work.settle(wanted);
  }

  async complete(interaction: string): Promise<void> {
    if (!this.knows(interaction) && !this.hasUnnamedWork)
      throw new CtiRejectedError('no-such-call', 'there is no such call');
    this.work.beginCompletion(interaction);
    try {
      await this.bring();
    } catch (error) {
      this.work.keepOn(interaction);
      throw error;
    }
    this.work.complete(interaction);
  }

  /** @throws CtiRejectedError while the agent is at work */
  async deactivate(): Promise<void> {
    if (!this.isActive) return;
    const { agentState } = this.channel;
    if (agentState === 'wrapup') throw new CtiRejectedError('wrong-state', 'at work', { state: agentState });
    await this.retire();
  }

  /** Signs off; work after a contact is done with. @throws CtiRejectedError while a contact goes on */
  async retire(): Promise<void> {
    this.checkIdle();
    await this.leave();
    try {
      // A direct call does not ask the queues.
      this.checkIdle();
    } catch (error) {
      if (this.isActive) await this.membership.join(this.work.intent);
      throw error;
    }
    this.close();
  }

  /** Nobody is signed in at the device any more. */
  close(): void {
    this.presence.signOff();
    this.end();
    this.work.forget();
  }

  async joinQueue(queue: string): Promise<void> {
    this.checkActive();
    await this.membership.joinOne(queue, this.work.intent);
  }

  async leaveQueue(queue: string): Promise<void> {
    this.checkActive();
    await this.membership.leaveOne(queue);
  }

  /** The agent refuses a call of that queue, which would offer it again at once. */
  refuse(queue: string): void {
    const { clock, options } = this.asterisk.parts;
    const { reoffer } = options.timeouts;
    this.refused.set(queue, clock.elapsed() + reoffer);
    if (!this.membership.isMarked) return;
    this.rest?.cancel();
    this.rest = clock.after(reoffer, () => this.onChange());
  }

  /** false where that queue offers what it is not to offer now */
  accepts(queue: string): boolean {
    if (this.asterisk.parts.clock.elapsed() < (this.refused.get(queue) ?? 0)) return false;
    return !this.membership.closes(queue, this.work.intent);
  }

  /** A call of a queue's is taken back by us: if the queue pauses the member for that, it is not by anybody's wish. */
  takeBack(): void {
    this.membership.takeBack();
  }

  /** Merges `data` into that of a contact whose work afterwards is not done; undefined where there is none. */
  amend(interaction: string, change: DataChange): CtiInteraction | undefined {
    return this.work.amend(interaction, change);
  }

  /** Brings the queues to what they are to have; what has to be said is sent before anything is awaited. */
  async bring(): Promise<void> {
    if (this.spoke && !this.work.inProgress) {
      this.spoke = false;
      this.membership.lift();
    }
    const { intent } = this.work;
    const brought = this.membership.bring(intent);
    // After the pauses: there is no moment in which the queues hear of neither.
    const shown = this.membership.isMarked ? this.mark.show(this.work.isBusy || this.rests) : undefined;
    await Promise.all([brought, shown]);
  }

  /** a call was refused not long ago */
  private get rests(): boolean {
    const now = this.asterisk.parts.clock.elapsed();
    return [...this.refused.values()].some((until) => now < until);
  }

  /** @throws CtiRejectedError where the call model allows no further call */
  checkRoom(live: number): void {
    this.checkActive();
    const { maxInteractions } = this.request.model;
    if (live >= maxInteractions)
      throw new CtiRejectedError('too-many-calls', 'another call is in the way', { maxInteractions });
  }

  /** true where the call model keeps direct calls from an agent who is not ready */
  get refusesDirectCalls(): boolean {
    const { agentState } = this.membership.stateOf(this.work.wanted);
    return this.isActive && !this.request.model.offerWhileNotReady && agentState !== 'ready';
  }

  /** Neither the queues nor the device are followed any more. */
  end(): void {
    this.rest?.cancel();
    this.membership.end();
    this.presence.end();
  }

  private async begin(...[pause, live, wrapUps]: Parameters<WorkState['begin']>): Promise<void> {
    // A process before this one has shown the work, and paused nobody for it.
    const atWork = this.membership.isMarked && pause?.paused === false && (await this.mark.read());
    const former = this.request.former?.channels.find(({ id }) => id === this.identity.channel);
    this.work.begin(atWork ? { paused: true, reason: PAUSE_FOR_WORK } : pause, live, wrapUps, former);
    await this.membership.join(this.work.intent);
    if (this.membership.isMarked) await this.mark.show(this.work.isBusy);
    this.presence.begin();
  }

  private checkIdle(): void {
    const { agentState } = this.channel;
    if (agentState === 'busy') throw new CtiRejectedError('wrong-state', 'at work', { state: agentState });
  }

  private checkActive(): void {
    if (!this.isActive) throw new CtiRejectedError('wrong-state', 'the channel is not active');
  }
}

import { Logger } from '@nestjs/common';
import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { InteractionData, PendingState } from '../../../protocol/objects/object-states.js';
import type { Timer } from '../../../runtime/clock.js';
import type { CtiChannel, CtiInteraction } from '../../port/cti-facts.js';
import type { CtiOpenRequest } from '../../port/cti-provider.js';
import type { AmiMessage } from '../ami/ami-message.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import type { DeviceIdentity } from './device-identity.js';
import { samePause } from './member-pause.js';
import { QueueMembership } from './queue-membership.js';
import { WorkState } from './work-state.js';

/** Calls that ended without work afterwards and may still be completed, which then does nothing. */
const REMEMBERED = 50;

/** The agent's channel: what the agent wants to be and does, and what the queues know of it. */
export class ChannelDesk {
  private readonly log = new Logger(ChannelDesk.name);
  readonly member: string;
  private readonly work: WorkState;
  private readonly membership: QueueMembership;
  private readonly over = new Set<string>();
  private told = '';
  private active = false;
  private rests: Timer | undefined;

  constructor(
    private readonly at: AsteriskSwitch,
    private readonly request: CtiOpenRequest,
    private readonly identity: DeviceIdentity,
  ) {
    const { agent, model } = request;
    this.member = at.parts.devices.member(identity.extension);
    this.work = new WorkState(model.wrapUp);
    this.membership = new QueueMembership(at, {
      interface: this.member,
      name: agent.name ?? agent.id,
      device: identity.endpoint,
      queues: agent.queues,
    });
  }

  /** the queues that have to be left at the end */
  get owed(): readonly string[] {
    return this.membership.owed;
  }

  /** true while the agent is signed in at the device */
  get isActive(): boolean {
    return this.active;
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
      login: this.active ? 'active' : 'inactive',
      queues: this.membership.queues,
      ...this.work.channelState,
    };
  }

  /** The channel where it is not as it was when this was last asked. */
  changed(): CtiChannel | undefined {
    const { channel } = this;
    const text = JSON.stringify(channel);
    if (text === this.told) return undefined;
    this.told = text;
    return channel;
  }

  async join(live: readonly CtiInteraction[], wrapUps: readonly CtiInteraction[]): Promise<void> {
    const { pause } = await this.membership.find();
    this.work.begin(pause, live, wrapUps);
    await this.membership.join(this.work.pause());
    this.active = true;
  }

  /** The same, unless the queues have the device for another agent. @returns false where it is so */
  async rejoinOwn(live: readonly CtiInteraction[], wrapUps: readonly CtiInteraction[]): Promise<boolean> {
    const { queues, pause } = await this.membership.find();
    const own = queues.length === 0 || pause !== undefined;
    if (own) await this.join(live, wrapUps);
    else this.membership.disown();
    return own;
  }

  /** @param members what `QueueStatus` listed */
  async rejoin(members: readonly AmiMessage[]): Promise<void> {
    if (!this.active) return;
    await this.membership.find(members);
    await this.membership.join(this.work.pause());
  }

  leave(): Promise<void> {
    return this.membership.leave();
  }

  busyWith(live: readonly CtiInteraction[]): void {
    this.work.calls(live);
  }

  ended(interaction: CtiInteraction, answered: boolean): void {
    this.work.ended(interaction, answered);
    this.over.add(interaction.id);
    for (const oldest of this.over) if (this.over.size > REMEMBERED) this.over.delete(oldest);
  }

  /** The switch first: what it does not know is not so. */
  async want(wanted: PendingState): Promise<void> {
    this.checkActive();
    const done = this.work.hasUnnamedWork ? '' : undefined;
    await this.membership.set(this.work.pause(wanted, done));
    this.work.want(wanted);
  }

  async complete(interaction: string): Promise<void> {
    if (!this.knows(interaction) && !this.hasUnnamedWork) throw new CtiRejectedError('there is no such call');
    await this.membership.set(this.work.pause(this.work.wanted, interaction));
    this.work.complete(interaction);
  }

  /** Signs in, not ready, whatever the queues have of the device. */
  async activate(live: readonly CtiInteraction[]): Promise<void> {
    await this.membership.find();
    this.work.begin(undefined, live, []);
    await this.membership.join(this.work.pause());
    this.active = true;
  }

  /** @throws CtiRejectedError while the agent is at work */
  async deactivate(): Promise<void> {
    if (!this.active) return;
    const { agentState } = this.channel;
    if (agentState === 'wrapup') throw new CtiRejectedError('at work', { state: agentState });
    await this.retire();
  }

  /** Signs off; work after a contact is done with. @throws CtiRejectedError while a contact goes on */
  async retire(): Promise<void> {
    this.checkIdle();
    await this.membership.leave();
    try {
      // A direct call does not ask the queues.
      this.checkIdle();
    } catch (error) {
      if (this.active) await this.membership.join(this.work.pause());
      throw error;
    }
    this.close();
  }

  /** Nobody is signed in at the device any more. */
  close(): void {
    this.active = false;
    this.work.forget();
  }

  async joinQueue(queue: string): Promise<void> {
    this.checkActive();
    await this.membership.joinOne(queue, this.work.pause());
  }

  async leaveQueue(queue: string): Promise<void> {
    this.checkActive();
    await this.membership.leaveOne(queue);
  }

  /** The queue would offer at once again what is refused now: it is kept from that for a while. */
  async rest(): Promise<void> {
    const { clock, options } = this.at.parts;
    this.rests?.cancel();
    this.work.resting = true;
    this.rests = clock.after(options.timeouts.reoffer, () => this.resume());
    await this.keepPause();
  }

  /** Ends its timers. */
  end(): void {
    this.rests?.cancel();
  }

  /** Merges `data` into that of a contact whose work afterwards is not done; undefined where there is none. */
  amend(interaction: string, data: InteractionData): CtiInteraction | undefined {
    return this.work.amend(interaction, data);
  }

  keepPause(): Promise<void> {
    return this.membership.set(this.work.pause());
  }

  /** @throws CtiRejectedError where the call model allows no further call */
  checkRoom(live: number): void {
    this.checkActive();
    const { maxInteractions } = this.request.model;
    if (live >= maxInteractions) throw new CtiRejectedError('another call is in the way', { maxInteractions });
  }

  /** true where the call model keeps direct calls from an agent who is not ready */
  get refusesDirectCalls(): boolean {
    return this.active && !this.request.model.offerWhileNotReady && this.work.wanted.agentState !== 'ready';
  }

  /** true where the event tells nothing but what we have done ourselves */
  expected(event: AmiMessage): boolean {
    return this.membership.expected(event);
  }

  /** Somebody else has had a hand in the queues: what is so there is what the agent is. */
  async verify(): Promise<void> {
    const before = this.membership.pause;
    const { pause } = await this.membership.find();
    if (!pause || (before && samePause(before, pause))) return;
    this.work.adopt(pause);
  }

  private checkIdle(): void {
    const { agentState } = this.channel;
    if (agentState === 'busy') throw new CtiRejectedError('at work', { state: agentState });
  }

  private checkActive(): void {
    if (!this.active) throw new CtiRejectedError('the channel is not active');
  }

  private resume(): void {
    this.work.resting = false;
    this.keepPause().catch((error: unknown) => this.log.warn(`after a refusal: ${String(error)}`));
  }
}

import type { InteractionData, PendingState } from '../../protocol/objects/object-states.js';
import type { SessionCommand } from '../../protocol/session/session-command.js';
import type { CtiCause, CtiSnapshot } from '../port/cti-facts.js';
import { CtiSession, type ConversationRef, type InteractionRef } from '../port/cti-session.js';
import type { SessionOutlet } from './session-outlet.js';
import { factsOf, TELEPHONY_CHANNEL } from './simulator-facts.js';
import type { SimulatorLink } from './simulator-link.js';
import { refusal } from './switch/refusal.js';
import type { SimAgent } from './switch/sim-agent.js';
import type { SimLeg } from './switch/sim-leg.js';
import type { SimSwitch } from './switch/sim-switch.js';

/** One agent signed in at the simulator's switch. */
export class SimulatorSession extends CtiSession {
  private closing: Promise<void> | undefined;

  constructor(
    private readonly agent: SimAgent,
    private readonly sim: SimSwitch,
    private readonly link: SimulatorLink,
    private readonly outlet: SessionOutlet,
  ) {
    super();
  }

  read(): Promise<CtiSnapshot> {
    return this.ask('session.snapshot', () => factsOf(this.agent));
  }

  close(): Promise<void> {
    this.closing ??= this.signOffAndEnd();
    return this.closing;
  }

  override ready(channel: string): Promise<void> {
    return this.want('channel.ready', channel, { agentState: 'ready' });
  }

  override notReady(channel: string, reason?: string): Promise<void> {
    const wanted: PendingState = { agentState: 'notready', ...(reason === undefined ? {} : { reason }) };
    return this.want('channel.notready', channel, wanted);
  }

  override dial(channel: string, to: string, data?: InteractionData): Promise<ConversationRef> {
    return this.ask('channel.dial', () => {
      checkChannel(channel);
      const leg = this.sim.calls.dial(this.agent, this.sim.agents.deviceOf(this.agent), to, data);
      return { interaction: leg.contact?.id ?? leg.call.id, conversation: leg.id };
    });
  }

  override accept(ref: InteractionRef): Promise<void> {
    return this.ask('interaction.accept', () => this.sim.parties.answer(this.sim.agents.alertingLeg(this.agent, ref)));
  }

  override complete(ref: InteractionRef): Promise<void> {
    return this.ask('interaction.complete', () => this.sim.agents.complete(this.agent, ref));
  }

  override answer(ref: ConversationRef): Promise<void> {
    return this.onLeg('conversation.answer', ref, (leg) => this.sim.parties.answer(leg));
  }

  override release(ref: ConversationRef): Promise<void> {
    return this.onLeg('conversation.release', ref, (leg) => this.sim.parties.release(leg));
  }

  override hold(ref: ConversationRef): Promise<void> {
    return this.onLeg('conversation.hold', ref, (leg) => this.sim.parties.hold(leg));
  }

  override retrieve(ref: ConversationRef): Promise<void> {
    return this.onLeg('conversation.retrieve', ref, (leg) => this.sim.parties.retrieve(leg));
  }

  override dtmf(ref: ConversationRef, digits: string): Promise<void> {
    return this.onLeg('conversation.dtmf', ref, (leg) => this.sim.parties.digits(leg, digits));
  }

  private want(command: SessionCommand, channel: string, wanted: PendingState): Promise<void> {
    return this.ask(command, () => {
      checkChannel(channel);
      this.sim.agents.want(this.agent, wanted);
    });
  }

  private onLeg(command: SessionCommand, ref: ConversationRef, work: (leg: SimLeg) => void): Promise<void> {
    return this.ask(command, () => work(this.sim.agents.leg(this.agent, ref)));
  }

  private ask<T>(command: SessionCommand, work: () => T): Promise<T> {
    return this.link.request(command, this.agent.id, () => {
      // By the time it arrives the agent may have signed in elsewhere: this session has no say any more.
      if (this.outlet.over) throw refusal('signed-off', 'the session is over');
      return work();
    });
  }

  private async signOffAndEnd(): Promise<void> {
    try {
      await this.ask('session.logout', () => this.signOff());
    } catch {
      // Without a link, or when refused, the switch keeps the agent signed in, and the next sign-in finds that.
    } finally {
      this.outlet.end();
    }
  }

  private signOff(): void {
    const cause: CtiCause = { code: 'requested', by: { kind: 'agent' } };
    const { channels } = factsOf(this.agent);
    this.sim.agents.signOff(this.agent);
    const inactive = channels.map(({ id, type, endpoint, queues }) => ({
      id,
      type,
      endpoint,
      login: 'inactive' as const,
      agentState: 'notready' as const,
      ...(queues ? { queues } : {}),
    }));
    this.outlet.send({ channels: inactive, cause });
  }
}

function checkChannel(channel: string): void {
  if (channel !== TELEPHONY_CHANNEL) throw refusal('no-such-channel', 'there is no such channel');
}

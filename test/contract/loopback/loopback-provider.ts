import { signedOff } from '../../../src/cti/port/signed-off.js';
import { CtiRejectedError, CtiUnavailableError, UnsupportedError } from '../../../src/errors/switch-errors.js';
import type { Capability } from '../../../src/cti/port/capability.js';
import type { CtiSnapshot } from '../../../src/cti/port/cti-facts.js';
import type {
  CtiOpenRequest,
  CtiProvider,
  CtiProviderListener,
  CtiSessionListener,
} from '../../../src/cti/port/cti-provider.js';
import { CtiSession, type InteractionRef } from '../../../src/cti/port/cti-session.js';
import { Position, type LoopbackCall, type LoopbackSwitch } from './loopback-switch.js';

export const LOOPBACK_CAPABILITIES: readonly Capability[] = [
  'channel.ready',
  'channel.notready',
  'interaction.accept',
  'interaction.complete',
  'conversation.answer',
  'conversation.release',
];

/** A provider as somebody else would write it: the port, a switch, and no more than is claimed. */
export class LoopbackProvider implements CtiProvider {
  readonly vendor = 'Loopback';
  readonly version = '1';
  private listener: CtiProviderListener | undefined;

  constructor(
    private readonly loop: LoopbackSwitch,
    readonly capabilities = LOOPBACK_CAPABILITIES,
  ) {}

  async start(listener: CtiProviderListener): Promise<void> {
    this.listener = listener;
    this.link(this.loop.linked);
  }

  async stop(): Promise<void> {
    this.listener = undefined;
    for (const position of this.loop.positions.values()) position.listener = undefined;
  }

  link(up: boolean): void {
    this.loop.linked = up;
    this.listener?.link(up ? { state: 'up' } : { state: 'down', reason: 'the loop is cut' });
  }

  async open(request: CtiOpenRequest, listener: CtiSessionListener): Promise<CtiSession> {
    if (!this.loop.linked) throw new CtiUnavailableError();
    const { id } = request.agent;
    const position = this.loop.positions.get(id) ?? new Position(request);
    position.listener?.closed({ code: 'override', by: { kind: 'agent' } });
    Object.assign(position, { request, listener });
    position.call ??= this.loop.calls.find((call) => call.position?.request.agent.id === id);
    if (position.call) position.call.position = position;
    this.loop.positions.set(id, position);
    const session = new LoopbackSession(this.loop, position, listener);
    if (!this.capabilities.includes('interaction.complete')) session.complete = withoutWork;
    return session;
  }
}

const withoutWork = () => Promise.reject(new UnsupportedError('interaction.complete'));

class LoopbackSession extends CtiSession {
  constructor(
    private readonly loop: LoopbackSwitch,
    private readonly position: Position,
    private readonly listener: CtiSessionListener,
  ) {
    super();
  }

  read = (): Promise<CtiSnapshot> => this.ask(() => this.position.facts);

  async close(): Promise<void> {
    const { loop, position, listener } = this;
    if (position.listener !== listener || !loop.linked) return;
    const channels = position.facts.channels.map((one) => signedOff(one));
    listener.report({ channels, cause: { code: 'requested', by: { kind: 'agent' } } });
    position.listener = undefined;
    loop.positions.delete(position.request.agent.id);
  }

  override ready = (channel: string) => this.want(channel, 'ready');
  override notReady = (channel: string, reason?: string) => this.want(channel, 'notready', reason);
  override accept = (ref: InteractionRef) => this.ask(() => this.loop.move(this.call(ref), 'alerting', 'connected'));
  override answer = this.accept;
  override release = (ref: InteractionRef) => this.ask(() => this.loop.leave(this.call(ref), 'agent'));
  override complete = (ref: InteractionRef) => this.ask(() => this.loop.complete(this.position, ref.interaction));

  private want(channel: string, agentState: 'ready' | 'notready', reason?: string): Promise<void> {
    return this.ask(() => {
      if (channel !== 'phone') throw new CtiRejectedError('no-such-channel', 'there is no such channel');
      this.loop.want(this.position, { agentState, ...(reason === undefined ? {} : { reason }) });
    });
  }

  private call({ interaction }: InteractionRef): LoopbackCall {
    const { call } = this.position;
    if (call?.id !== interaction) throw new CtiRejectedError('no-such-call', 'there is no such call');
    return call;
  }

  private async ask<T>(work: () => T): Promise<T> {
    if (!this.loop.linked) throw new CtiUnavailableError();
    if (this.position.listener !== this.listener) throw new CtiRejectedError('signed-off', 'the session is over');
    return work();
  }
}

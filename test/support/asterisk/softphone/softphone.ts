import { NOTHING_HEARD } from './audio/listener.js';
import type { Heard } from './audio/listener.js';
import { HoldControl } from './hold-control.js';
import { IncomingCalls } from './incoming-calls.js';
import { NotifyControl } from './notify-control.js';
import { OutgoingCalls } from './outgoing-calls.js';
import type { DialOptions } from './outgoing-calls.js';
import { USUAL_BEHAVIOUR } from './phone-behaviour.js';
import type { PhoneBehaviour } from './phone-behaviour.js';
import { PhoneCore } from './phone-core.js';
import type { PhoneEvent, PhoneEventOf, PhoneEventType } from './phone-event.js';
import { REGISTRATION_S, register } from './registration.js';
import { RequestRouter } from './request-router.js';
import { SipEndpoint } from './sip/sip-endpoint.js';
import type { Peer } from './sip/sip-endpoint.js';
import type { SoftCall } from './soft-call.js';

const EVENT_DEADLINE_MS = 5_000;
const GOODBYE_DEADLINE_MS = 1_500;
const KEY_MS = 100;
const BETWEEN_KEYS_MS = 80;

export interface SoftphoneOptions {
  readonly user: string;
  /** without one the phone neither registers nor answers challenges (a trunk) */
  readonly password?: string;
  readonly server: Peer;
  /** own address (127.0.0.1) and port (any free one) */
  readonly host?: string;
  readonly port?: number;
  /** Hz; what everybody it talks to hears of it, on a trunk by the number that called or was called */
  readonly tone?: number | ((number: string) => number);
  readonly behaviour?: Partial<PhoneBehaviour>;
}

/**
 * A SIP phone in software: UDP, u-law, several lines. On every call it sends a tone of its own and can tell which tones it
 * hears, so that a test proves who really hears whom. Everything that happens stands in its log from the start.
 */
export class Softphone {
  readonly behaviour: PhoneBehaviour;
  private readonly usual: PhoneBehaviour;
  private readonly core: PhoneCore;
  private readonly holding: HoldControl;
  private readonly incoming: IncomingCalls;
  private readonly outgoing: OutgoingCalls;
  private readonly router: RequestRouter;
  private wantedPort: number;

  constructor(options: SoftphoneOptions) {
    const { user, password, server, host = '127.0.0.1', port = 0, tone = 500 } = options;
    this.usual = { ...USUAL_BEHAVIOUR, ...options.behaviour };
    this.behaviour = { ...this.usual };
    this.wantedPort = port;
    const credentials = password === undefined ? undefined : { user, password };
    const toneOf = typeof tone === 'number' ? () => tone : tone;
    this.core = new PhoneCore({ user, host, server, credentials, toneOf }, this.behaviour);
    this.holding = new HoldControl(this.core);
    this.incoming = new IncomingCalls(this, this.core, this.holding);
    this.outgoing = new OutgoingCalls(this, this.core, this.holding);
    this.router = new RequestRouter(
      this.core,
      this.incoming,
      new NotifyControl(this.core, this.incoming, this.holding),
    );
  }

  get user(): string {
    return this.core.identity.user;
  }
  get port(): number {
    return this.core.endpoint.port;
  }
  /** calls that are not over, oldest first */
  get calls(): readonly SoftCall[] {
    return [...this.core.calls.values()];
  }
  get events(): readonly PhoneEvent[] {
    return this.core.log.all;
  }

  /** Switches it on (again, on the same port) and registers it. */
  async start(): Promise<this> {
    await this.switchOff();
    const { host, user, server } = this.core.identity;
    this.core.endpoint = await SipEndpoint.open({ host, port: this.wantedPort }, user, server, this.router);
    this.wantedPort = this.core.endpoint.port;
    await this.register();
    return this;
  }

  /** Hangs up, unregisters, switches off; a server that no longer answers gets little time. */
  async stop(): Promise<void> {
    if (!this.core.isOn) return;
    const goodbye = Promise.all(this.calls.map((call) => this.hangup(call))).then(() => this.register(0));
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, GOODBYE_DEADLINE_MS)));
    await Promise.race([goodbye.catch(() => undefined), enough]);
    clearTimeout(timer);
    await this.switchOff();
  }

  /** Loses its power: says nothing any more, to nobody, not even goodbye. `start()` brings it back without its calls. */
  crash(): void {
    this.core.endpoint.silence();
    this.forget();
  }

  /** Drops every call without a word, as after a server's death that took the calls along. */
  forget(): void {
    for (const call of this.calls) this.core.end(call, 'dead');
  }

  /** `expires` in seconds, 0 unregisters; does nothing on a phone without a password. */
  async register(expires = REGISTRATION_S): Promise<void> {
    if (this.core.identity.credentials) await register(this.core, expires);
  }

  /** Resolves as soon as the INVITE is out; the events say how it goes on. */
  dial(number: string, options: DialOptions = {}): Promise<SoftCall> {
    return this.outgoing.dial(number, options);
  }

  answer(call: SoftCall): void {
    this.incoming.answer(call);
  }

  /** `status`: SIP status, 486 for busy, 603 for declined */
  reject(call: SoftCall, status = 486): void {
    this.incoming.reject(call, status);
  }

  /** Ends a call in whatever state it is. Resolves when it is over here. */
  async hangup(call: SoftCall): Promise<void> {
    if (call.state === 'ringing') this.reject(call);
    else if (call.state === 'calling') await this.outgoing.cancel(call);
    else await this.holding.bye(call);
  }

  hold(call: SoftCall): Promise<void> {
    return this.holding.hold(call);
  }

  unhold(call: SoftCall): Promise<void> {
    return this.holding.unhold(call);
  }

  /** Silence instead of the tone. */
  mute(call: SoftCall, muted = true): void {
    call.muted = muted;
    call.updateSending();
  }

  /** Blind transfer from the phone. Resolves with the SIP status of the answer, 202 for accepted. */
  async refer(call: SoftCall, number: string): Promise<number> {
    return this.sendRefer(call, `<${this.core.uriOf(number)}>`);
  }

  /** Attended transfer from the phone: the far ends of both calls are to talk to each other. */
  async referReplaces(call: SoftCall, other: SoftCall): Promise<number> {
    if (other.state !== 'up') throw new Error(`the other call is not up: it is ${other.state}`);
    const { callId, remoteTag, localTag } = other.dialog;
    const replaces = encodeURIComponent(`${callId};to-tag=${remoteTag};from-tag=${localTag}`);
    return this.sendRefer(call, `<${this.core.uriOf(other.remoteNumber)}?Replaces=${replaces}>`);
  }

  /** Presses keys. Resolves when all have been let go. */
  async dtmf(call: SoftCall, digits: string): Promise<void> {
    for (const digit of digits) {
      await call.stream.press(digit, KEY_MS);
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_KEYS_MS));
    }
  }

  /** Which of these frequencies (Hz) whoever holds the phone heard on the call during the last 0.4 s; on hold none. */
  hears(call: SoftCall, frequencies: readonly number[]): Heard {
    // Asterisk goes on sending to a phone that has put it on hold; a phone does not play that.
    if (call.held) return NOTHING_HEARD;
    return call.stream.listener.hears(frequencies);
  }

  /** The first event not yet given out that matches, or the next to come. */
  until(
    matches: (event: PhoneEvent) => boolean,
    deadlineMs = EVENT_DEADLINE_MS,
    what = 'such event',
  ): Promise<PhoneEvent> {
    return this.core.log.until(matches, deadlineMs, what);
  }

  /** The same for the next event of a type. */
  next<T extends PhoneEventType>(type: T, deadlineMs = EVENT_DEADLINE_MS): Promise<PhoneEventOf<T>> {
    const matches = (event: PhoneEvent): event is PhoneEventOf<T> & PhoneEvent => event.type === type;
    return this.core.log.until(matches, deadlineMs, type);
  }

  /** Counts all events as given out and takes the behaviour back to what it was at the start. */
  reset(): void {
    this.core.log.clear();
    Object.assign(this.behaviour, this.usual);
  }

  private async sendRefer(call: SoftCall, to: string): Promise<number> {
    const { user } = this.core.identity;
    const headers = [['Refer-To', to] as const, ['Referred-By', `<${this.core.uriOf(user)}>`] as const];
    return (await this.core.inDialog(call, 'REFER', { headers })).status;
  }

  private async switchOff(): Promise<void> {
    if (!this.core.isOn) return;
    this.forget();
    const { endpoint } = this.core;
    this.core.endpoint = undefined;
    await endpoint.close();
  }
}

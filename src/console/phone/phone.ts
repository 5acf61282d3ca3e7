import { LevelMeter } from './level-meter.js';
import { LeavingPage } from './leaving-page.js';
import { Microphone } from './microphone.js';
import { Observable } from './observable.js';
import { PhoneCalls } from './phone-calls.js';
import type { PhoneConfig } from './phone-config.js';
import { MICROPHONE_REASONS } from './microphone-reasons.js';
import type { PhoneReason } from './phone-reason.js';
import { PHONE_OFF, type PhoneCallState, type PhoneState } from './phone-state.js';
import { Registration } from './registration.js';
import { RingTone } from './ring-tone.js';
import { SoundContext } from './sound-context.js';
import { soundDevices } from './sound-devices.js';
import { Speaker } from './speaker.js';

/**
 * A SIP phone in this page. It rings, is heard and listens; it decides nothing about calls: what the agent does with a call
 * goes to the switch, and the switch tells the phone (`Event: talk`). Without a microphone it is not registered, so the
 * switch sends it no calls.
 */
export class Phone {
  private readonly observed = new Observable<PhoneState>(PHONE_OFF);
  private readonly sound = new SoundContext();
  private readonly heard = new LevelMeter(this.sound);
  private readonly said = new LevelMeter(this.sound);
  private readonly ring = new RingTone(this.sound);
  private readonly speaker = new Speaker(this.heard);
  private readonly microphone = new Microphone(this.said, (microphone) => this.observed.update({ microphone }));
  private readonly calls = new PhoneCalls(this.microphone, this.speaker, (calls) => this.callsChanged(calls));
  private readonly leaving = new LeavingPage(
    () => this.calls.size > 0,
    () => this.end(),
    () => void this.bring(),
  );
  private wanted: PhoneConfig | undefined;
  private registration: Registration | undefined;
  private rings = true;

  get state(): PhoneState {
    return this.observed.value;
  }

  /** @returns what ends it */
  subscribe(listener: (state: PhoneState) => void): () => void {
    return this.observed.subscribe(listener);
  }

  /** Registers, and keeps at it until `stop`. What becomes of it is the phone's state. */
  async start(config: PhoneConfig): Promise<void> {
    this.stop();
    this.wanted = config;
    this.observed.update({ state: 'registering', reason: undefined });
    if (!navigator.mediaDevices) return this.fail('insecure');
    if (!('RTCPeerConnection' in window)) return this.fail('unsupported');
    this.leaving.watch();
    navigator.mediaDevices.addEventListener('devicechange', this.devicesChanged);
    await this.bring();
  }

  /** Ends the calls and the registration. */
  stop(): void {
    this.wanted = undefined;
    this.leaving.unwatch();
    navigator.mediaDevices?.removeEventListener('devicechange', this.devicesChanged);
    this.end();
    // What is made of one context does not go together with the next one.
    this.heard.reset();
    this.said.reset();
    this.sound.close();
    this.observed.update({ state: 'off', reason: undefined });
  }

  /** @param id one of the state's `microphones`; '' for the one that the system takes */
  async setMicrophone(id: string): Promise<void> {
    await this.microphone.choose(id);
    await this.calls.changeMicrophone('any');
    await this.bring();
  }

  /** @param id one of the state's `speakers`; '' for the one that the system takes */
  setSpeaker(id: string): Promise<void> {
    return this.speaker.choose(id);
  }

  setRingTone(on: boolean): void {
    this.rings = on;
    this.callsChanged(this.state.calls);
  }

  /** How loud it is just now, 0 to 1: what the agent says, and what the agent hears. Silent while there is no call. */
  level(): { readonly microphone: number; readonly speaker: number } {
    return { microphone: this.said.level(), speaker: this.heard.level() };
  }

  /** By hand, where no button of the protocol does it. @param id left out: the one that rings */
  answer(id?: string): void {
    this.calls.answer(id);
  }

  /** By hand. @param id left out: the one that is up, else the one that rings */
  hangUp(id?: string): void {
    this.calls.hangUp(id);
  }

  /** Whatever has changed, this makes it so: a registration where one is wanted and somebody can talk. */
  private async bring(): Promise<void> {
    const { wanted } = this;
    if (!wanted) return;
    const microphone = await this.microphone.check();
    const devices = await soundDevices();
    if (this.wanted !== wanted) return;
    this.observed.update(devices);
    const reason = MICROPHONE_REASONS[microphone];
    if (!reason) {
      this.register(wanted);
      await this.calls.changeMicrophone('dead');
    } else if (this.calls.size === 0) {
      // A call that is up goes on: its customer can be heard at least.
      this.fail(reason);
    }
  }

  private register(config: PhoneConfig): void {
    if (this.registration) return;
    this.registration = new Registration(config, {
      registration: (state, reason) => {
        this.observed.update({ state, reason });
        if (state === 'registered') this.calls.lineIsBack();
        if (state === 'failed' && reason !== 'refused') this.calls.lineIsLost();
      },
      incoming: (session, request) => this.calls.incoming(session, request, config.iceServers ?? []),
    });
    this.registration.start();
  }

  private fail(reason: PhoneReason): void {
    this.end();
    this.observed.update({ state: 'failed', reason });
  }

  private end(): void {
    this.registration?.stop();
    this.registration = undefined;
    this.microphone.close();
  }

  private readonly devicesChanged = () => void this.bring();

  private callsChanged(calls: readonly PhoneCallState[]): void {
    const rings = calls.some(({ state }) => state === 'ringing');
    const active = calls.some(({ state }) => state !== 'ringing');
    const loudness = active ? 'soft' : 'loud';
    this.ring.set(rings && this.rings ? loudness : 'off');
    const ringing = rings ? 'ringing' : 'none';
    this.observed.update({ calls, call: active ? 'active' : ringing });
  }
}

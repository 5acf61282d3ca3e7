import { effect, signal } from '@preact/signals';
import { RefusedError, type Session } from '../../client.js';
import type { PhoneObject } from '../../protocol/objects/phone.object.js';
import type { Clock, Timer } from '../../runtime/clock.js';
import { loadPhone } from '../phone/load-phone.js';
import type { Phone } from '../phone/phone.js';
import { PHONE_OFF, type PhoneState } from '../phone/phone-state.js';
import { pageClock } from '../state/page-clock.js';
import { preference, rememberedText } from '../state/preference.js';

const AGAIN_MS = 5_000;

/**
 * The agent's telephone in this page, where the session says that there is one. It lives as long as the session, and until the call
 * is over that is talked on then.
 */
export class DeskPhone {
  /** where it registers; undefined: the agent has another telephone */
  readonly offered = signal<PhoneObject | undefined>(undefined);
  readonly state = signal<PhoneState>(PHONE_OFF);
  /** the file with the phone in it has not come */
  readonly missing = signal(false);
  readonly microphone = rememberedText('phone.microphone');
  readonly speaker = rememberedText('phone.speaker');
  readonly ringTone = preference('phone.ring-tone', ['on', 'off'], 'on');
  readonly #phone = signal<Phone | undefined>(undefined);
  #loading: Promise<Phone> | undefined;
  #session: Session | undefined;
  #later: Timer | undefined;
  /** ends the waiting for the last call of a session that is over */
  #ends: (() => void) | undefined;
  /** the SIP address that the phone was started for */
  #address: string | undefined;
  /** of the SIP account, where the agent has typed it; kept nowhere else */
  #password: string | undefined;

  constructor(
    private readonly load: () => Promise<Phone> = loadPhone,
    private readonly clock: Clock = pageClock,
  ) {
    effect(() => void this.#phone.value?.setMicrophone(this.microphone.value).catch(() => undefined));
    effect(() => void this.#phone.value?.setSpeaker(this.speaker.value).catch(() => undefined));
    effect(() => this.#phone.value?.setRingTone(this.ringTone.value === 'on'));
  }

  /** From now on it is that session's. */
  follow(session: Session): void {
    this.#end();
    this.#session = session;
    session.subscribe(() => {
      if (session === this.#session && session.state.status === 'over') this.#end();
    });
    void this.#ask(session);
  }

  /** @param password that the agent has typed; left out: the one that is known */
  async start(password: string | undefined = this.offered.value?.password ?? this.#password): Promise<void> {
    const { offered } = this;
    this.#password = password;
    if (!offered.value || password === undefined) return;
    const phone = await this.#load();
    // It was not stopped for the sake of its call, which belongs to whoever signs in now.
    if (!phone || this.#keeps(offered.value.address)) return;
    this.#address = offered.value.address;
    await phone.start({ ...offered.value, password });
  }

  level(): ReturnType<Phone['level']> {
    return this.#phone.value?.level() ?? { microphone: 0, speaker: 0 };
  }

  answer(): void {
    this.#phone.value?.answer();
  }

  hangUp(): void {
    this.#phone.value?.hangUp();
  }

  async #ask(session: Session): Promise<void> {
    try {
      const offered = await session.phone();
      if (session !== this.#session || session.state.status === 'over') return;
      this.offered.value = offered;
    } catch (error) {
      if (session === this.#session && !isUnknown(error))
        this.#later = this.clock.after(AGAIN_MS, () => void this.#ask(session));
      return;
    }
    await this.start();
  }

  async #load(): Promise<Phone | undefined> {
    try {
      // However often it is asked for: there is one.
      this.#loading ??= this.load();
      const phone = await this.#loading;
      if (!this.#phone.value) {
        phone.subscribe((state) => {
          this.state.value = state;
        });
        this.#phone.value = phone;
      }
      this.missing.value = false;
    } catch {
      this.#loading = undefined;
      this.missing.value = true;
    }
    return this.offered.value && this.#phone.value;
  }

  #end(): void {
    this.#session = undefined;
    this.#password = undefined;
    this.#later?.cancel();
    this.offered.value = undefined;
    this.#ends?.();
    this.#ends = undefined;
    const phone = this.#phone.value;
    if (phone?.state.call !== 'active') return phone?.stop();
    // What is talked on goes on without the session, as at any telephone.
    this.#ends = phone.subscribe(({ call }) => {
      if (call === 'active') return;
      this.#ends?.();
      this.#ends = undefined;
      phone.stop();
    });
  }

  /** @returns whether the phone goes on as it is, as it was started for that address and has a call of before */
  #keeps(address: string): boolean {
    if (!this.#ends || address !== this.#address) return false;
    this.#ends();
    this.#ends = undefined;
    return true;
  }
}

/** A switch without such telephones does not know the question. */
function isUnknown(error: unknown): boolean {
  return error instanceof RefusedError && (error.code === 'UNSUPPORTED' || error.code === 'UNKNOWN_COMMAND');
}

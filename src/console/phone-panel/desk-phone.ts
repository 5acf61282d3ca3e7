import { effect, signal } from '@preact/signals';
import type { Session } from '../../client.js';
import type { PhoneObject } from '../../protocol/objects/phone.object.js';
import { loadPhone } from '../phone/load-phone.js';
import type { Phone } from '../phone/phone.js';
import { PHONE_OFF, type PhoneState } from '../phone/phone-state.js';
import { preference, rememberedText } from '../state/preference.js';

/** The agent's telephone in this page, where the session says that there is one. It lives as long as the session. */
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
  #session: Session | undefined;
  /** of the SIP account, where the agent has typed it; kept nowhere else */
  #password: string | undefined;

  constructor() {
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
    await (await this.#load())?.start({ ...offered.value, password });
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
    // A switch without such telephones does not know the question.
    const offered = await session.phone().catch(() => undefined);
    if (session !== this.#session || session.state.status === 'over') return;
    this.offered.value = offered;
    await this.start();
  }

  async #load(): Promise<Phone | undefined> {
    try {
      if (!this.#phone.value) {
        const phone = await loadPhone();
        phone.subscribe((state) => {
          this.state.value = state;
        });
        this.#phone.value = phone;
      }
      this.missing.value = false;
    } catch {
      this.missing.value = true;
    }
    return this.offered.value && this.#phone.value;
  }

  #end(): void {
    this.#session = undefined;
    this.#password = undefined;
    this.#phone.value?.stop();
    this.offered.value = undefined;
  }
}

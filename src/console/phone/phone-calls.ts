import type { RTCSession } from 'jssip/lib/RTCSession.js';
import { asksForAnswer, type HeaderReader } from './asks-for-answer.js';
import type { Microphone } from './microphone.js';
import { PhoneCall } from './phone-call.js';
import type { PhoneCallState } from './phone-state.js';
import { obeyRemoteControl } from './remote-control.js';
import type { Speaker } from './speaker.js';

const MOST_CALLS = 4;
const BUSY_HERE = 486;

/**
 * The calls at this phone, in the manner of a desk telephone: who is answered or taken back puts the others on hold.
 * What is to be done with a call, the switch says.
 */
export class PhoneCalls {
  private readonly calls = new Map<RTCSession, PhoneCall>();

  constructor(
    private readonly microphone: Microphone,
    private readonly speaker: Speaker,
    private readonly changed: (calls: readonly PhoneCallState[]) => void,
  ) {}

  get size(): number {
    return this.calls.size;
  }

  incoming(session: RTCSession, request: HeaderReader, iceServers: readonly RTCIceServer[]): void {
    if (this.calls.size >= MOST_CALLS) {
      session.terminate({ status_code: BUSY_HERE });
      return;
    }
    const call = new PhoneCall(session, this.microphone, this.speaker, iceServers);
    this.calls.set(session, call);
    for (const moment of ['accepted', 'confirmed', 'hold', 'unhold'] as const) session.on(moment, () => this.tell());
    for (const over of ['ended', 'failed'] as const) session.on(over, () => this.over(session, call));
    obeyRemoteControl(session, (control) => (control === 'talk' ? this.talk(call) : call.hold()));
    // The phone's own answer that it rings comes first.
    if (asksForAnswer(request)) queueMicrotask(() => this.talk(call));
    this.tell();
  }

  /** @param id left out: the one that rings */
  answer(id: string | undefined): void {
    const call = this.find(id) ?? this.all.find(({ isRinging }) => isRinging);
    if (call) this.talk(call);
  }

  /** @param id left out: the one that is up, else the one that rings */
  hangUp(id: string | undefined): void {
    const call = this.find(id) ?? this.all.find(({ isUp, isHeld }) => isUp && !isHeld) ?? this.all[0];
    call?.hangUp(BUSY_HERE);
  }

  /** Whether the caller is still there, nobody could say any more. */
  lineIsLost(): void {
    for (const call of this.all) if (call.isRinging) call.hangUp();
  }

  /** The switch knows the line alone that is gone, and would say on it that the call is over. */
  lineIsBack(): void {
    for (const call of this.all) call.refresh();
  }

  async changeMicrophone(which: 'any' | 'dead'): Promise<void> {
    await Promise.all(this.all.map((call) => call.change(which)));
  }

  private get all(): readonly PhoneCall[] {
    return [...this.calls.values()];
  }

  private find(id: string | undefined): PhoneCall | undefined {
    return id === undefined ? undefined : this.all.find((call) => call.id === id);
  }

  private talk(call: PhoneCall): void {
    for (const other of this.all) if (other !== call) other.hold();
    if (call.isUp) call.retrieve();
    else void call.answer().finally(() => this.rest());
  }

  private over(session: RTCSession, call: PhoneCall): void {
    call.end();
    this.calls.delete(session);
    this.rest();
    this.tell();
  }

  /** A microphone that was still being opened when the call ended is open now. */
  private rest(): void {
    if (this.calls.size === 0) this.microphone.close();
  }

  private tell(): void {
    this.changed(this.all.map(({ state }) => state));
  }
}

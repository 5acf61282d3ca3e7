import type { RecordingState } from '../../../protocol/objects/object-states.js';
import type { CtiOrigin } from '../../port/cti-facts.js';
import type { CallData } from './call-data.js';
import { CONTACT_TABLE, type ContactEvent, type ContactState } from './contact-table.js';
import { RECORDING_TABLE, type RecordingEvent } from './recording-table.js';
import { refusal } from './refusal.js';
import type { SimAgent } from './sim-agent.js';
import type { SimChannel } from './sim-channel.js';
import type { SimDevice } from './sim-device.js';
import type { SimHead } from './sim-head.js';
import { SimRecording } from './sim-recording.js';
import type { SimLeg } from './sim-leg.js';

/** What a device has to do with one customer or colleague: one leg, or two while a consultation belongs to it. */
export class SimContact {
  state: ContactState = 'live';
  /** ISO 8601: a leg of it was connected for the first time */
  answeredAt: string | undefined;
  /** ISO 8601 */
  endedAt: string | undefined;
  recording: RecordingState = 'off';
  /** the agent's own that runs, or is paused */
  private own: SimRecording | undefined;
  /** what the agent said of it at its completion */
  disposition: string | undefined;
  /** on which the work afterwards is done */
  worker: SimChannel | undefined;
  private readonly all: SimLeg[] = [];

  constructor(
    readonly id: string,
    readonly device: SimDevice,
    private readonly first: SimHead,
    private known: CallData,
    /** ISO 8601 */
    readonly createdAt: string,
  ) {
    known.contacts.add(this);
  }

  get answered(): boolean {
    return this.answeredAt !== undefined;
  }

  /** How it came here. */
  get origin(): CtiOrigin {
    return this.all[0]?.origin ?? { kind: 'direct' };
  }

  /** What the agent sees of the call: who has been given a customer sees that one, not who gave. */
  get head(): SimHead {
    const { customer, queue } = this.known.arrival;
    if (this.origin.kind !== 'transfer' || !customer) return this.first;
    return {
      direction: 'inbound',
      from: customer.address,
      to: this.first.to,
      ...(queue === undefined ? {} : { queue }),
    };
  }

  get data(): CallData {
    return this.known;
  }

  /** What it is part of from now on. */
  set data(data: CallData) {
    const before = this.known;
    before.contacts.delete(this);
    this.known = data;
    data.contacts.add(this);
    for (const one of before.recordings) data.addRecording(one);
  }

  /** Who lives it, or works on it afterwards. */
  get agent(): SimAgent | undefined {
    return (this.worker ?? this.device.channel)?.agent;
  }

  /** The live ones. */
  get legs(): readonly SimLeg[] {
    return this.all.filter((leg) => leg.live);
  }

  get primary(): SimLeg | undefined {
    return this.legs.find(({ role }) => role === 'primary');
  }

  get consult(): SimLeg | undefined {
    return this.legs.find(({ role }) => role === 'consult');
  }

  add(leg: SimLeg): void {
    this.all.push(leg);
    leg.contact = this;
  }

  /** @throws CtiRejectedError */
  move(event: ContactEvent): void {
    const next = CONTACT_TABLE.next(this.state, event);
    if (!next) throw refusal('wrong-state', `the contact is ${this.state}`, { state: this.state, event });
    this.state = next;
    if (CONTACT_TABLE.isFinal(next)) this.known.contacts.delete(this);
    // A recording is of the agent's part and ends with it.
    this.recorded('off');
  }

  /**
   * @param nextId of the recording, where one begins
   * @throws CtiRejectedError
   */
  record(event: RecordingEvent, nextId: () => string): void {
    const next = this.answered ? RECORDING_TABLE[this.recording][event] : undefined;
    if (!next) throw refusal('wrong-state', `the recording is ${this.recording}`, { recording: this.recording, event });
    if (!this.own && next === 'on') {
      this.own = new SimRecording(nextId());
      this.known.addRecording(this.own);
    }
    this.recorded(next);
  }

  private recorded(state: RecordingState): void {
    this.recording = state;
    if (this.own) this.own.state = state === 'off' ? 'stopped' : state;
    if (state === 'off') this.own = undefined;
  }
}

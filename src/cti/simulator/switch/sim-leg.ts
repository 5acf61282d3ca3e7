import type { ConversationRole } from '../../../protocol/objects/object-states.js';
import { LEG_TABLE, type LegEvent, type LegState } from './leg-table.js';
import { refusal } from './refusal.js';
import type { SimCall } from './sim-call.js';
import type { SimContact } from './sim-contact.js';
import type { SimDevice } from './sim-device.js';

/** Who is at the end of a leg: a telephone of the house, or somebody outside. */
export interface SimParty {
  readonly address: string;
  readonly name?: string;
  readonly device?: SimDevice;
}

/** One party's part in a call. */
export class SimLeg {
  readonly role: ConversationRole = 'primary';
  /** a device's leg has one from its first ring or its dialling on */
  contact: SimContact | undefined;
  /** the digits that this party has heard */
  digits = '';
  private current: LegState;

  constructor(
    readonly id: string,
    readonly call: SimCall,
    readonly party: SimParty,
    initial: 'initiated' | 'dialing',
  ) {
    this.current = initial;
  }

  get state(): LegState {
    return this.current;
  }

  get live(): boolean {
    return !LEG_TABLE.isFinal(this.current);
  }

  /** @throws CtiRejectedError where the state does not take the event */
  move(event: LegEvent): void {
    const next = LEG_TABLE.next(this.current, event);
    if (!next) throw refusal('wrong-state', `the leg is ${this.current}`, { state: this.current, event });
    this.current = next;
  }
}

import type { Leg } from '../calls/leg.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';

/** Contacts whose work afterwards may still be completed. */
const REMEMBERED = 50;
/** What stands in the queue log for a call that no queue has offered. */
const NO_QUEUE = 'NONE';
/** What would be another column or line of the queue log. */
const SEPARATORS = /[|\r\n]+/g;

interface Contact {
  readonly queue: string;
  /** the caller's Uniqueid, by which the queue log names a call */
  readonly call: string;
}

/** What agents say of contacts at their completion stands in Asterisk's queue log, as event `DISPOSITION`. */
export class Dispositions {
  private readonly contacts = new Map<string, Contact>();

  constructor(
    private readonly asterisk: AsteriskSwitch,
    /** the queue member that the agent is */
    private readonly member: string,
  ) {}

  /** That contact has ended. */
  remember(leg: Leg): void {
    this.contacts.set(leg.id, { queue: leg.card.queue ?? NO_QUEUE, call: leg.firstPeer ?? leg.uid });
    for (const oldest of this.contacts.keys()) if (this.contacts.size > REMEMBERED) this.contacts.delete(oldest);
  }

  async keep(interaction: string, disposition: string): Promise<void> {
    const contact = this.contacts.get(interaction);
    const Message = disposition.replace(SEPARATORS, ' ');
    const line = { Queue: contact?.queue ?? NO_QUEUE, Event: 'DISPOSITION', Interface: this.member, Message };
    await this.asterisk.queues.log(line, contact?.call);
    this.contacts.delete(interaction);
  }
}

import { contactOutcome } from '../../cti/port/contact-outcome.js';
import type { Cause } from '../../protocol/cause.js';
import type { HistoryEntryObject } from '../../protocol/objects/history-entry.object.js';
import type { InteractionRecord } from '../model/object-records.js';

/**
 * What is kept of a contact that has ended: not its data, which may be large and is the customer's.
 * @param cause of its end
 * @param agent id of the agent
 */
export function historyEntry(record: InteractionRecord, cause: Cause, agent: string): HistoryEntryObject {
  const { facts, times, target, channel, disposition } = record;
  const { contact, direction, from, to, queue, customer, origin } = facts;
  return {
    interaction: target.toString(),
    type: channel.facts.type,
    contact,
    direction,
    from,
    to,
    ...(queue === undefined ? {} : { queue }),
    ...(customer === undefined ? {} : { customer }),
    origin,
    times,
    end: { outcome: contactOutcome(record, cause, agent), cause },
    ...(disposition === undefined ? {} : { disposition }),
  };
}

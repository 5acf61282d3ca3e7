import type { CtiChannel, CtiConversation, CtiInteraction, CtiSnapshot } from '../../src/cti/port/cti-facts.js';
import type { ChannelRecord, ConversationRecord, InteractionRecord } from '../../src/sessions/model/object-records.js';
import type { Session } from '../../src/sessions/session.js';

/** What is not as the switch has it but may be so for a good reason. */
export interface Excuses {
  /** a conversation is `unknown` */
  readonly unknown: boolean;
  /** work after a contact is still shown whose completion has not been answered */
  completing(interaction: InteractionRecord): boolean;
}

/** Compares what clients have been told with the switch. @returns what is not true, in words */
export function untruths(session: Session, truth: CtiSnapshot, excuses: Excuses): string[] {
  const faults: string[] = [];
  const channels = [...session.model.channels.values()];
  pair(channels, truth.channels, (one) => one.id, {
    both: (record, facts) => faults.push(...channelFaults(record, facts)),
    onlyTold: ({ id }) => faults.push(`channel ${id} is not at the switch`),
    onlyTrue: ({ id }) => faults.push(`channel ${id} is not told`),
  });
  const told = session.model.interactions();
  pair(told, truth.interactions, (one) => one.facts.id, {
    both: (record, facts) => faults.push(...interactionFaults(record, facts, excuses)),
    onlyTold: (record) => {
      if (record.state === 'ENDED' && excuses.completing(record)) return;
      faults.push(`${record.id} ${record.state} (${record.facts.id}) is not at the switch`);
    },
    onlyTrue: ({ id, conversations }) => faults.push(`${id} with ${conversations.length} legs is not told`),
  });
  return faults;
}

/** While not everything has been read again: a conversation that is not `unknown` is as the switch has it. */
export function inventions(session: Session, truth: CtiSnapshot): string[] {
  const faults: string[] = [];
  for (const record of session.model.interactions().flatMap((one) => [...one.conversations.values()])) {
    const { id } = record.interaction.facts;
    const legs = truth.interactions.find((one) => one.id === id)?.conversations ?? [];
    const state = legs.find((leg) => leg.id === record.facts.id)?.state ?? 'gone';
    if (![state, 'unknown'].includes(shown(record, 'state') as string))
      faults.push(`${record.target.toString()} is told as ${record.state} and is ${state}`);
  }
  return faults;
}

function channelFaults(record: ChannelRecord, facts: CtiChannel): string[] {
  const keys = ['login', 'agentState', 'reason', 'pending', 'queues', 'endpoint', 'type'] as const;
  return differences(record, facts, keys);
}

function interactionFaults(record: InteractionRecord, facts: CtiInteraction, excuses: Excuses): string[] {
  const faults = differences(record, facts, ['direction', 'from', 'to', 'queue', 'data', 'recording']);
  if (record.live !== facts.conversations.length > 0) {
    faults.push(`${record.id} is ${record.state} with ${facts.conversations.length} legs at the switch`);
    return faults;
  }
  pair([...record.conversations.values()], facts.conversations, (one) => one.facts.id, {
    both: (leg, now) => faults.push(...legFaults(leg, now, excuses)),
    onlyTold: ({ id, state }) => faults.push(`${record.id}.${id} ${state} is not at the switch`),
    onlyTrue: ({ id }) => faults.push(`${record.id}: leg ${id} is not told`),
  });
  return faults;
}

function legFaults(record: ConversationRecord, facts: CtiConversation, excuses: Excuses): string[] {
  const unknown = excuses.unknown && shown(record, 'state') === 'unknown';
  return differences(record, facts, unknown ? ['role'] : ['role', 'state', 'muted', 'parties']);
}

type Told = ChannelRecord | InteractionRecord | ConversationRecord;

const shown = (record: Told, key: string) => (record.publication.view as Record<string, unknown>)[key];

function differences<T extends object>(record: Told, facts: T, keys: readonly (keyof T & string)[]): string[] {
  return keys
    .filter((key) => JSON.stringify(shown(record, key)) !== JSON.stringify(facts[key]))
    .map((key) => {
      const told = JSON.stringify(shown(record, key));
      return `${record.target.toString()} is told with ${key} ${told}, the switch has ${JSON.stringify(facts[key])}`;
    });
}

interface Pairing<A, B> {
  both(told: A, facts: B): void;
  onlyTold(told: A): void;
  onlyTrue(facts: B): void;
}

function pair<A, B extends { readonly id: string }>(
  told: readonly A[],
  facts: readonly B[],
  idOf: (one: A) => string,
  found: Pairing<A, B>,
): void {
  for (const one of told) {
    const fact = facts.find(({ id }) => id === idOf(one));
    if (fact) found.both(one, fact);
    else found.onlyTold(one);
  }
  for (const fact of facts) if (!told.some((one) => idOf(one) === fact.id)) found.onlyTrue(fact);
}

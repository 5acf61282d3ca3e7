import type { Happening } from '../happenings/happening.js';
import type { PersonalData } from '../logging/personal-data.js';

/** How many agents are remembered; the oldest is forgotten. */
const MOST = 10_000;

/**
 * What an agent is called in log and audit. Ids of agents are told as they are; what somebody has given for one and is none is
 * told as a pseudonym alone, for it may be anything, a password above all.
 */
export class AgentNames {
  private readonly known = new Set<string>();

  constructor(private readonly personal: Pick<PersonalData, 'pseudonym'>) {}

  /** Whoever is told of as an agent is one. */
  learn(happening: Happening): void {
    const { kind } = happening;
    if (kind !== 'session.created' && kind !== 'session.takenin' && !(kind === 'signin' && happening.known)) return;
    this.known.delete(happening.agent);
    this.known.add(happening.agent);
    if (this.known.size <= MOST) return;
    for (const oldest of this.known) return void this.known.delete(oldest);
  }

  of(agent: string): { readonly agent: string } | { readonly unknownAgent: string } {
    return this.known.has(agent) ? { agent } : { unknownAgent: this.personal.pseudonym(agent) };
  }
}

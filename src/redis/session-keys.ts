import type { AgentKey } from '../sessions/store/kept-session.js';

/** Escaped so that no two are the same and none has a brace, which would end the tag of a slot. */
export function escaped(id: string): string {
  // JSON writes halves of characters, which a URI cannot have, as they are numbered.
  return encodeURIComponent(JSON.stringify(id).slice(1, -1));
}

/** How keys and channels of sessions are called. */
export class SessionKeys {
  /** @param prefix what all begin with */
  constructor(private readonly prefix: string) {}

  /** All that is kept of an agent's session, in one slot: who has it, its parts, its events. */
  ofAgent({ service, agent }: AgentKey): readonly [holder: string, parts: string, events: string] {
    const tagged = `${this.prefix}:{${escaped(service)}/${escaped(agent)}}`;
    return [`${tagged}:holder`, `${tagged}:parts`, `${tagged}:events`];
  }

  /** Says whose session it is. */
  ofSession(session: string): string {
    return `${this.prefix}:session:${escaped(session)}`;
  }

  /** The list of the agents whose sessions an instance has, or nobody. */
  list(instance: string | undefined): string {
    return instance === undefined
      ? `${this.prefix}:sessions-of-nobody`
      : `${this.prefix}:sessions-of:${escaped(instance)}`;
  }

  /** The list of the instances that have sessions, or had some not long ago. */
  get owners(): string {
    return `${this.prefix}:owners`;
  }

  /** The channel on which an instance hears what others want of it. */
  asked(instance: string): string {
    return `${this.prefix}:asked:${escaped(instance)}`;
  }
}

/** An agent as one text, which `agentOf` reads. */
export const agentText = ({ service, agent }: AgentKey): string => JSON.stringify([service, agent]);

export function agentOf(text: string): AgentKey {
  const [service, agent] = JSON.parse(text) as [string, string];
  return { service, agent };
}

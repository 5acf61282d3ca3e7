/** How many answers in a row may be none before the whole service is out of service; fewer cost their own commands. */
export const FAILED_ANSWERS = 5;

/** A CTI session, for whom a provider is asked: one object for each. */
export interface Asker {
  readonly agent: string;
}

/**
 * Counts the answers of a provider that were none, in a row. One agent alone, who asks again and again for what the provider
 * stumbles over, is not to cost the others theirs: the last five have to be of two agents, or of the only one there is.
 */
export class FailedAnswers {
  private agents: string[] = [];
  private readonly signedIn = new Map<string, Asker>();

  opened(asker: Asker): void {
    this.signedIn.set(asker.agent, asker);
  }

  closed(asker: Asker): void {
    if (this.signedIn.get(asker.agent) === asker) this.signedIn.delete(asker.agent);
  }

  answered(): void {
    this.agents = [];
  }

  /** @returns whether that is the service's failure; the next is a first one then */
  failed(agent: string): boolean {
    this.agents = [...this.agents, agent].slice(-FAILED_ANSWERS);
    if (this.agents.length < FAILED_ANSWERS) return false;
    const alone = this.agents.every((one) => one === agent);
    if (alone && [...this.signedIn.keys()].some((one) => one !== agent)) return false;
    this.agents = [];
    return true;
  }
}

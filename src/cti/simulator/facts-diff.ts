import type { CtiReport, CtiSnapshot } from '../port/cti-facts.js';

/** Finds what is not as it was when it was last asked. */
export class FactsDiff {
  private channels = new Map<string, string>();
  private interactions = new Map<string, string>();
  private last: CtiSnapshot;

  constructor(first: CtiSnapshot) {
    this.last = first;
    this.changes(first);
  }

  /** @returns the objects that changed, whole; one that is gone comes without conversations; undefined for no change */
  changes(now: CtiSnapshot): Omit<CtiReport, 'cause'> | undefined {
    const gone = this.last.interactions.filter(
      (was) => was.conversations.length > 0 && !now.interactions.some((is) => is.id === was.id),
    );
    const channels = now.channels.filter((one) => this.channels.get(one.id) !== JSON.stringify(one));
    const interactions = [
      ...gone.map((one) => ({ ...one, conversations: [] })),
      ...now.interactions.filter((one) => this.interactions.get(one.id) !== JSON.stringify(one)),
    ];
    this.last = now;
    this.channels = new Map(now.channels.map((one) => [one.id, JSON.stringify(one)]));
    this.interactions = new Map(now.interactions.map((one) => [one.id, JSON.stringify(one)]));
    if (channels.length === 0 && interactions.length === 0) return undefined;
    return { ...(channels.length > 0 ? { channels } : {}), ...(interactions.length > 0 ? { interactions } : {}) };
  }
}

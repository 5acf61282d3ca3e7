import type { SignInPlace } from './sign-in-place.js';

/** Those of one address, by agent; the agent whose turn it is first. */
type Lane<T> = Map<string, Set<T>>;

/** A queue in which the addresses take turns and, within an address, the agents. */
export class FairQueue<T extends SignInPlace> {
  /** by address; the one whose turn it is first */
  private readonly lanes = new Map<string, Lane<T>>();
  /** in the order in which they came */
  private readonly all = new Set<T>();

  get size(): number {
    return this.all.size;
  }

  /** Who has waited longest. */
  get oldest(): T | undefined {
    return first(this.all);
  }

  add(item: T): void {
    const lane = this.lanes.get(item.address) ?? new Map<string, Set<T>>();
    this.lanes.set(item.address, lane);
    lane.set(item.agent, (lane.get(item.agent) ?? new Set()).add(item));
    this.all.add(item);
  }

  /** @returns whether it was there */
  remove(item: T): boolean {
    const lane = this.lanes.get(item.address);
    const own = lane?.get(item.agent);
    if (!lane || !own?.delete(item)) return false;
    this.all.delete(item);
    if (own.size === 0) lane.delete(item.agent);
    if (lane.size === 0) this.lanes.delete(item.address);
    return true;
  }

  /** Takes it out; its agent and its address have had their turn. */
  take(item: T): void {
    this.remove(item);
    const lane = this.lanes.get(item.address);
    if (!lane) return;
    last(this.lanes, item.address);
    last(lane, item.agent);
  }

  /** The first of each agent of each address, in turn. Where one is removed meanwhile its agent's next one follows. */
  *inTurn(): IterableIterator<T> {
    for (const lane of this.lanes.values()) {
      for (const own of lane.values()) {
        let shown: T | undefined;
        for (let head = first(own); head && head !== shown; head = first(own)) {
          shown = head;
          yield head;
        }
      }
    }
  }

  /**
   * Who has to give way so that somebody else can wait: the latest of the agent who has the most in the address that has
   * the most. Nobody where the newcomer would have as many.
   */
  surplus({ address, agent }: SignInPlace): T | undefined {
    const own = this.lanes.get(address) ?? new Map<string, Set<T>>();
    const longest = most(this.lanes.values(), sizeOf);
    const foreign = longest && sizeOf(longest) > sizeOf(own) + 1 ? longest : undefined;
    const crowd = most((foreign ?? own).values(), ({ size }) => size);
    if (!crowd || (!foreign && crowd.size <= (own.get(agent)?.size ?? 0) + 1)) return undefined;
    return [...crowd].at(-1);
  }
}

function last<V>(map: Map<string, V>, key: string): void {
  const value = map.get(key);
  if (value === undefined) return;
  map.delete(key);
  map.set(key, value);
}

function first<T>(set: ReadonlySet<T>): T | undefined {
  for (const one of set) return one;
  return undefined;
}

function sizeOf(lane: Lane<unknown>): number {
  let size = 0;
  for (const own of lane.values()) size += own.size;
  return size;
}

/** The last of those with the most. */
function most<T>(all: Iterable<T>, size: (one: T) => number): T | undefined {
  let found: T | undefined;
  for (const one of all) if (!found || size(one) >= size(found)) found = one;
  return found;
}

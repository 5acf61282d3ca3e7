import type { InstanceEntry } from '../../protocol/service/instance-entry.js';

const originOf = (url: string) => new URL(url).origin;

/** Where to go and nothing more: a path would be dropped. */
const ADDRESS = /^(http|ws)s?:\/\/[^/?#]+\/?$/i;

/** Where the service is to be had: what the client was given, and what the instances have told since. */
export class Addresses {
  private readonly given: readonly string[];
  private order: readonly string[];

  /**
   * @param given of the client; they stay
   * @param known of an earlier time; they are tried after those
   * @throws TypeError where one of the given ones is not like `https://host:port`, or there is none
   */
  constructor(
    given: readonly string[],
    private readonly random: () => number,
    known: readonly string[] = [],
  ) {
    if (!given[0] || given.some((url) => !ADDRESS.test(url))) throw new TypeError(`no address: ${given.join()}`);
    this.given = given.map(originOf);
    this.order = [...new Set([...this.given, ...known])];
  }

  get all(): readonly string[] {
    return this.order;
  }

  /** The one to be tried now; it goes to the end. */
  next(): string {
    const [url = '', ...rest] = this.order;
    this.order = [...rest, url];
    return url;
  }

  /**
   * What instances there are now, in place of those that were told of before. In an order of chance: the clients of one that is
   * lost spread over all the others. Those that are not in service come after those that are: they may be, by then.
   * @param here the address in use, which is tried last
   */
  learn(instances: readonly InstanceEntry[], here: string): void {
    const drawn = instances.flatMap(({ url, status }) =>
      url !== undefined && status !== 'Stopping' && URL.canParse(url)
        ? { url: originOf(url), lot: this.random() + (status === 'InService' ? 0 : 1) }
        : [],
    );
    drawn.sort((one, other) => one.lot - other.lot);
    const others = new Set([...drawn.map(({ url }) => url), ...this.given]);
    others.delete(here);
    this.order = [...others, here];
  }
}

import { CutDesktop } from '../soak/cut-desktop.js';
import { CutLine } from '../soak/cut-line.js';
import { Randomness } from '../soak/randomness.js';
import { RoamingAgent } from '../soak/roaming-agent.js';
import type { Cluster } from '../support/cluster.js';

/** Milliseconds from one call to the next. */
const PAUSE = 200;

/** A client of one of two instances that has one call after the other. */
export class AtWork {
  private over = false;
  private failure = '';
  private working: Promise<void> = Promise.resolve();

  private constructor(
    readonly roaming: RoamingAgent,
    private readonly line: CutLine,
    private readonly place: { index: number },
  ) {}

  /** @param index of the instance at which it begins */
  static async begin(cluster: Cluster, agent: string, index: number, seed: number): Promise<AtWork> {
    const place = { index };
    const line = await CutLine.open(() => Number(new URL(cluster.at(place.index).url).port), new Randomness(seed));
    const desktop = new CutDesktop(line.url, agent, new Randomness(seed));
    const one = new AtWork(new RoamingAgent(desktop, agent, new Randomness(seed)), line, place);
    await desktop.signIn();
    one.working = one.work();
    one.working.catch((error: unknown) => (one.failure = String(error)));
    return one;
  }

  get calls(): number {
    return this.roaming.calls;
  }

  /** What has become of it, in words. */
  get trouble(): string {
    return [this.calls, this.failure, ...this.roaming.desktop.faults].join(' ');
  }

  /** Its line breaks, and it goes on at the other instance. */
  async move(): Promise<void> {
    this.place.index = 1 - this.place.index;
    await this.line.cut();
  }

  /** Settles when its last call is over. */
  async rest(): Promise<void> {
    this.over = true;
    await this.working;
  }

  async leave(): Promise<void> {
    const { desktop } = this.roaming;
    await desktop.command('session.logout', desktop.resource);
    await this.drop();
  }

  /** Goes without a word. */
  async drop(): Promise<void> {
    this.over = true;
    this.roaming.desktop.close();
    await this.line.close();
  }

  private async work(): Promise<void> {
    while (!this.over) {
      await this.roaming.call();
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}

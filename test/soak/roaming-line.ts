import type { Cluster, ClusterInstance } from '../support/cluster.js';
import { CutLine } from './cut-line.js';
import type { Randomness } from './randomness.js';

/** The network between a client and several instances: after each cut it leads to one of them by chance. */
export class RoamingLine {
  private instance: ClusterInstance | undefined;
  private line: CutLine | undefined;

  private constructor(
    private readonly cluster: Cluster,
    private readonly random: Randomness,
  ) {}

  static async open(cluster: Cluster, random: Randomness): Promise<RoamingLine> {
    const roaming = new RoamingLine(cluster, random);
    roaming.line = await CutLine.open(() => roaming.port(), random);
    return roaming;
  }

  get url(): string {
    return this.line?.url ?? '';
  }

  /** What goes through it is broken, and from now on it leads elsewhere. */
  async cut(): Promise<void> {
    this.instance = undefined;
    await this.line?.cut();
  }

  async close(): Promise<void> {
    await this.line?.close();
  }

  private port(): number {
    const { living } = this.cluster;
    if (!this.instance || !living.includes(this.instance)) this.instance = this.random.pick(living);
    return Number(new URL(this.instance.url).port);
  }
}

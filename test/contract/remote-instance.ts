import { Desk } from '../../src/conformance/desk.js';
import { eventually } from '../../src/conformance/eventually.js';
import type { CtiLink } from '../../src/cti/port/cti-provider.js';
import { RemoteSimulatorProvider } from '../../src/cti/simulator/remote/instance/remote-simulator-provider.js';
import { RandomIds } from '../../src/runtime/random-ids.js';
import { SystemClock } from '../../src/runtime/system-clock.js';

const PATIENCE = 10_000;

/** One instance at a simulated switch that others share, as its sessions have it. */
export class RemoteInstance {
  readonly links: CtiLink[] = [];
  readonly provider: RemoteSimulatorProvider;

  constructor(url: string) {
    this.provider = new RemoteSimulatorProvider({ url, replyTimeout: 2_000 }, new SystemClock(), new RandomIds());
  }

  static async start(url: string): Promise<RemoteInstance> {
    const instance = new RemoteInstance(url);
    await instance.provider.start({ link: (link) => instance.links.push(link) });
    await instance.is('up');
    return instance;
  }

  /** Waits until the link is that. */
  async is(state: CtiLink['state']): Promise<void> {
    await eventually(
      () => this.links.at(-1)?.state === state,
      PATIENCE,
      () => `the link is ${state}, but is ${JSON.stringify(this.links)}`,
    );
  }

  /** Waits until it was down and is up again since so many changes. */
  async isBack(since: number): Promise<void> {
    const back = () => this.links.length > since + 1 && this.links.at(-1)?.state === 'up';
    await eventually(back, PATIENCE, () => `back after ${since}: ${JSON.stringify(this.links)}`);
  }

  open(id: string): Promise<Desk> {
    return Desk.open(this.provider, { id, extension: id, queues: ['support'] }, PATIENCE);
  }

  stop(): Promise<void> {
    return this.provider.stop();
  }
}

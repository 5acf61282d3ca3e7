import { DEFAULT_CALL_MODEL, type CallModel } from '../cti/port/call-model.js';
import type { CtiDirectory } from '../cti/port/cti-directory.js';
import type { CtiLink } from '../cti/port/cti-provider.js';
import { NO_DIRECTORY } from './capabilities/no-directory.js';
import { Desk } from './desk.js';
import { eventually } from './eventually.js';
import type { FarEnd, FarNumbers, ProviderUnderTest } from './far-end.js';
import { Signal } from './signal.js';

export interface OpenOptions {
  readonly model?: CallModel;
  /** the device to work on, where it is not the agent's own */
  readonly extension?: string;
}

/** A provider at work, and the desks that a test has opened at it. */
export class Bench {
  private under: ProviderUnderTest | undefined;
  private link: CtiLink = { state: 'starting', reason: 'not started' };
  private readonly links: CtiLink['state'][] = [];
  private readonly signal = new Signal();
  private desks: Desk[] = [];
  /** what there was of the provider while its switch was away: its link, and what became of a sign-in */
  atStart: { readonly link: CtiLink; readonly refusal: unknown } | undefined;

  constructor(private readonly create: () => Promise<ProviderUnderTest>) {}

  /** The switch is there from the beginning. */
  async start(): Promise<void> {
    this.under = await this.create();
    await this.startProvider();
    await this.linkIs('up');
  }

  /** The switch is away at first, and comes; what was seen meanwhile is `atStart`. */
  async startAway(): Promise<void> {
    this.under = await this.create();
    await this.farEnd.cutLink();
    await this.startProvider();
    const told = () => (this.links.length > 0 ? this.link : undefined);
    const link = await this.signal.until(told, this.test.patience, () => 'the link that is told at the start');
    const refusal = await this.test.provider
      .open({ agent: this.test.agents[0], model: DEFAULT_CALL_MODEL }, { report: () => {}, closed: () => {} })
      .catch((error: unknown) => error);
    this.atStart = { link, refusal };
    await this.farEnd.restoreLink();
    await this.linkIs('up');
  }

  private async startProvider(): Promise<void> {
    const listener = {
      link: (link: CtiLink) => {
        this.link = link;
        this.links.push(link.state);
        this.signal.changed();
      },
    };
    await this.test.provider.start(listener);
  }

  async stop(): Promise<void> {
    await this.under?.stop();
  }

  get test(): ProviderUnderTest {
    if (!this.under) throw new Error('the provider under test could not be made');
    return this.under;
  }

  get farEnd(): FarEnd {
    return this.test.farEnd;
  }

  /** Of the provider; one that refuses everything where it has none. */
  get directory(): CtiDirectory {
    return this.test.provider.directory ?? NO_DIRECTORY;
  }

  /** A number of the far end; a test that asks for one that may be lacking says that it needs it. */
  number(which: keyof FarNumbers): string {
    const number = this.farEnd.numbers[which];
    if (number === undefined) throw new Error(`the far end has no number that is ${which}`);
    return number;
  }

  async dispositions(number: string): Promise<readonly string[]> {
    if (!this.farEnd.dispositions) throw new Error('the far end has no record of dispositions');
    return this.farEnd.dispositions(number);
  }

  get spareExtension(): string {
    const { spareExtension } = this.test;
    if (spareExtension === undefined) throw new Error('the far end has no spare device');
    return spareExtension;
  }

  /** As the processor hands it over: there is no work after a contact where nobody could complete it. */
  private get model(): CallModel {
    const completes = this.test.provider.capabilities.includes('interaction.complete');
    return completes ? DEFAULT_CALL_MODEL : { ...DEFAULT_CALL_MODEL, wrapUp: 'none' };
  }

  async open(agent: 0 | 1 = 0, { model = this.model, extension }: OpenOptions = {}): Promise<Desk> {
    const desk = await Desk.open(this.test.provider, this.test.agents[agent], this.test.patience, model, extension);
    this.desks.push(desk);
    return desk;
  }

  async openReady(agent: 0 | 1 = 0, options?: OpenOptions): Promise<Desk> {
    const desk = await this.open(agent, options);
    await desk.ready();
    return desk;
  }

  /** how often the link has changed so far */
  get linkChanges(): number {
    return this.links.length;
  }

  /** @param since a number of changes: resolves once it went down after those */
  linkWentDown(since: number): Promise<true> {
    const look = (): true | undefined => (this.links.slice(since).includes('down') ? true : undefined);
    return this.signal.until(look, this.test.patience, () => 'the link down');
  }

  /** The second agent, whom no queue offers anything, but who can be called. */
  openColleague(): Promise<Desk> {
    return this.open(1, { model: { ...this.model, offerWhileNotReady: true } });
  }

  linkIs(state: CtiLink['state']): Promise<true> {
    const look = (): true | undefined => (this.link.state === state ? true : undefined);
    return this.signal.until(look, this.test.patience, () => `link ${state}; it is ${JSON.stringify(this.link)}`);
  }

  /** Signs everybody off; rejects where the test has left calls at the switch. */
  async clear(): Promise<void> {
    const desks = this.desks;
    this.desks = [];
    for (const desk of desks) await desk.session.close();
    let left: readonly string[] = [];
    const look = async () => {
      left = await this.farEnd.leftovers();
      return left.length === 0;
    };
    try {
      await eventually(look, this.test.patience, () => `nothing left at the switch; left: ${left.join(', ')}`);
    } finally {
      await this.farEnd.reset();
    }
  }
}

import type { CtiCause, CtiChannel, CtiInteraction, CtiReport, CtiSnapshot } from '../../src/cti/port/cti-facts.js';
import type { CtiSessionListener } from '../../src/cti/port/cti-provider.js';
import { Signal } from './signal.js';

/** Records every report of a CTI session and folds them into what is true by them. */
export class CtiRecorder implements CtiSessionListener {
  readonly reports: CtiReport[] = [];
  closedBy: CtiCause | undefined;
  private readonly channels = new Map<string, CtiChannel>();
  private readonly interactions = new Map<string, CtiInteraction>();
  private readonly signal = new Signal();

  /** @param patience how long `until` waits, in milliseconds */
  constructor(private readonly patience: number) {}

  report(report: CtiReport): void {
    this.reports.push(report);
    for (const channel of report.channels ?? []) this.channels.set(channel.id, channel);
    for (const interaction of report.interactions ?? []) this.interactions.set(interaction.id, interaction);
    this.signal.changed();
  }

  closed(cause: CtiCause): void {
    this.closedBy = cause;
    this.signal.changed();
  }

  /** Begins anew from what was read. */
  startFrom(snapshot: CtiSnapshot): void {
    this.channels.clear();
    this.interactions.clear();
    for (const channel of snapshot.channels) this.channels.set(channel.id, channel);
    for (const interaction of snapshot.interactions) this.interactions.set(interaction.id, interaction);
    this.signal.changed();
  }

  /** What the reports add up to; interactions that are over are left out. */
  get facts(): CtiSnapshot {
    return { channels: [...this.channels.values()], interactions: [...this.interactions.values()].filter(isLive) };
  }

  /** Why that interaction is over; undefined while it is not. */
  endOf(interaction: string): CtiCause | undefined {
    const end = this.reports.find(({ interactions = [] }) =>
      interactions.some((one) => one.id === interaction && !isLive(one)),
    );
    return end?.cause;
  }

  /** Waits for a condition on the recorded; it is looked at again with every report. */
  until<T>(look: () => T, what: string): Promise<Exclude<T, undefined | false>> {
    return this.signal.until(look, this.patience, () => `${what}; known: ${JSON.stringify(this.facts)}`);
  }
}

const isLive = (one: CtiInteraction) => one.conversations.some(({ state }) => state !== 'ended');

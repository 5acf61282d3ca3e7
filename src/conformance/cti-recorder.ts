import type { CtiCause, CtiChannel, CtiInteraction, CtiReport, CtiSnapshot } from '../cti/port/cti-facts.js';
import type { CtiSessionListener } from '../cti/port/cti-provider.js';
import type { ConversationRef } from '../cti/port/cti-session.js';
import { Signal } from './signal.js';

/** Records every report of a CTI session and folds them into what is true by them. */
export class CtiRecorder implements CtiSessionListener {
  readonly reports: CtiReport[] = [];
  closedBy: CtiCause | undefined;
  private readonly channels = new Map<string, CtiChannel>();
  private readonly interactions = new Map<string, CtiInteraction>();
  private readonly ends = new Map<string, CtiCause>();
  private readonly signal = new Signal();

  /** @param patience how long `until` waits, in milliseconds */
  constructor(private readonly patience: number) {}

  report(report: CtiReport): void {
    frozen(report);
    this.reports.push(report);
    for (const channel of report.channels ?? []) this.channels.set(channel.id, channel);
    for (const interaction of report.interactions ?? []) {
      for (const { id } of this.gone(interaction)) this.ends.set(id, report.cause);
      this.interactions.set(interaction.id, interaction);
    }
    this.signal.changed();
  }

  closed(cause: CtiCause): void {
    this.closedBy = cause;
    this.signal.changed();
  }

  /** The channel is disposed of: that is told by the answer to the command alone. */
  forget(channel: string): void {
    this.channels.delete(channel);
  }

  /** Begins anew from what was read. */
  startFrom(snapshot: CtiSnapshot): void {
    frozen(snapshot);
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

  /** What was told last of that interaction, live or over. */
  latest(interaction: string): CtiInteraction | undefined {
    return this.interactions.get(interaction);
  }

  /** Why that conversation became what it is told to be now: of the first report of it since it was something else. */
  causeOfState({ interaction, conversation }: ConversationRef): CtiCause | undefined {
    let state: string | undefined;
    let cause: CtiCause | undefined;
    for (const report of this.reports) {
      const told = report.interactions?.find(({ id }) => id === interaction);
      const now = told?.conversations.find(({ id }) => id === conversation);
      if (now && now.state !== state) ({ state, cause } = { state: now.state, cause: report.cause });
    }
    return cause;
  }

  /** Whether that conversation was told to be talked on, or held. */
  wasJoined({ interaction, conversation }: ConversationRef): boolean {
    return this.reports
      .flatMap(({ interactions = [] }) => interactions.filter(({ id }) => id === interaction))
      .flatMap(({ conversations }) => conversations.filter(({ id }) => id === conversation))
      .some(({ state }) => state === 'connected' || state === 'held');
  }

  /** Why that interaction is over; undefined while it is not. */
  endOf(interaction: string): CtiCause | undefined {
    const end = this.reports.find(({ interactions = [] }) =>
      interactions.some((one) => one.id === interaction && !isLive(one)),
    );
    return end?.cause;
  }

  /** Why that conversation is over; undefined while it is not. Of several reports of it, the last. */
  endOfConversation(conversation: string): CtiCause | undefined {
    return this.ends.get(conversation);
  }

  /** Waits for a condition on the recorded; it is looked at again with every report. */
  until<T>(look: () => T, what: string): Promise<Exclude<T, undefined | false>> {
    return this.signal.until(look, this.patience, () => `${what}; known: ${JSON.stringify(this.facts)}`);
  }

  /** The conversations that were live and are not any more. */
  private gone(now: CtiInteraction): CtiInteraction['conversations'] {
    const live = new Set(liveOnes(now).map(({ id }) => id));
    return liveOnes(this.interactions.get(now.id)).filter(({ id }) => !live.has(id));
  }
}

/** Whoever changes later what was handed over does so in a session's memory: here it throws. */
function frozen(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(frozen);
}

const liveOnes = (one: CtiInteraction | undefined) => one?.conversations.filter(({ state }) => state !== 'ended') ?? [];
const isLive = (one: CtiInteraction) => liveOnes(one).length > 0;

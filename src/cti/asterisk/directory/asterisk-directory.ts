import { Logger } from '@nestjs/common';
import { CtiUnavailableError } from '../../../errors/switch-errors.js';
import type { Timer } from '../../../runtime/clock.js';
import { withDeadline } from '../../../runtime/deadline.js';
import type { CtiDirectory, CtiDirectoryListener, CtiEntry, CtiEntryName } from '../../port/cti-directory.js';
import { translated } from '../pbx/asterisk-failure.js';
import { DeviceVerbs } from '../pbx/device-verbs.js';
import { DialplanVerbs } from '../pbx/dialplan-verbs.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { AgentEntries } from './agent-entries.js';
import { DeviceNames } from './device-names.js';
import { FollowedQueues } from './followed-queues.js';
import { queueEntry } from './queue-entry.js';
import { QueueNumbers } from './queue-numbers.js';
import { QueueWording } from './queue-wording.js';
import { ToldEntries } from './told-entries.js';
import { failureFields } from '../pbx/failure-fields.js';

/** So long after somebody has asked, or has watched, the next one costs the switch nothing. In milliseconds. */
const LINGER_MS = 60_000;
/** So long a list waits for what the dialplan says. In milliseconds. */
const DIALPLAN_MS = 2_000;

/** The queues of the switch and the people who serve them. */
export class AsteriskDirectory implements CtiDirectory {
  private readonly log = new Logger(AsteriskDirectory.name);
  private readonly listeners = new Set<CtiDirectoryListener>();
  private readonly queues: FollowedQueues;
  private readonly wording: QueueWording;
  private readonly names: DeviceNames;
  private readonly agents: AgentEntries;
  private readonly told = new ToldEntries();
  private lingering: Timer | undefined;

  constructor(private readonly asterisk: AsteriskSwitch) {
    const { options, clock } = asterisk.parts;
    const dialplan = new DialplanVerbs(() => asterisk.pbx.ask.ami);
    const numbers = options.queueNumbers === 'dialplan' ? new QueueNumbers(dialplan, options.context) : undefined;
    this.names = new DeviceNames(new DeviceVerbs(() => asterisk.pbx.ask.ami));
    this.agents = new AgentEntries((device) => this.names.of(device));
    this.wording = new QueueWording(options, numbers, clock);
    this.queues = new FollowedQueues(
      asterisk,
      () => this.look(),
      () => this.learn(),
    );
  }

  list(): Promise<readonly CtiEntry[]> {
    return translated(async () => {
      this.asterisk.requireLink();
      this.linger();
      await this.queues.follow();
      const { clock } = this.asterisk.parts;
      await withDeadline(clock, DIALPLAN_MS, this.learn(), () => new CtiUnavailableError()).catch(() => undefined);
      if (!this.queues.isRead) throw new CtiUnavailableError();
      return this.told.all;
    });
  }

  watch(listener: CtiDirectoryListener): void {
    this.listeners.add(listener);
    this.lingering?.cancel();
    // Without a link it is read when that is back, and where it fails with the next round.
    this.queues.follow().then(
      () => this.learn(),
      (error: unknown) => this.log.debug('queues cannot be read', failureFields(error)),
    );
  }

  unwatch(listener: CtiDirectoryListener): void {
    if (this.listeners.delete(listener)) this.linger();
  }

  /** Nobody is told any more. */
  stop(): void {
    this.listeners.clear();
    this.lingering?.cancel();
    this.queues.unfollow();
  }

  /** Somebody may ask again soon; nobody, and the switch is left alone. */
  private linger(): void {
    this.lingering?.cancel();
    if (this.listeners.size > 0) return;
    this.lingering = this.asterisk.parts.clock.after(LINGER_MS, () => {
      this.queues.unfollow();
      this.names.forget();
    });
  }

  /** Asks for names and numbers that are not known yet. */
  private async learn(): Promise<void> {
    const { book } = this.queues;
    const { devices } = this.asterisk.parts;
    try {
      const named = await this.names.learn();
      this.tell(named.flatMap((device) => devices.extension(device) ?? []).map(agentName));
      if (await this.wording.learn(book.allQueues)) this.tell([...book.allQueues].map(queueName));
    } catch (error) {
      this.log.warn('names and numbers cannot be read', failureFields(error));
    }
  }

  /** Something may not be as it was. */
  private look(): void {
    const { book, isRead } = this.queues;
    if (!isRead) return;
    const { queues, agents } = book.takeChanged();
    if (queues.size + agents.size === 0) return;
    this.tell([...[...queues].map(queueName), ...[...agents].map(agentName)]);
    if (this.names.isWanting) void this.learn();
  }

  private tell(names: readonly CtiEntryName[]): void {
    const report = this.told.news(names.map((name) => [name, this.entry(name)]));
    if (!report || !this.asterisk.reporting) return;
    for (const listener of this.listeners) listener(report);
  }

  private entry(name: CtiEntryName): CtiEntry | undefined {
    const { book, ahead } = this.queues;
    if (name.kind === 'queue') return queueEntry(book, name.id, this.wording.of(name.id));
    const now = this.asterisk.parts.clock.now();
    return this.agents.entry(name.address, book.membersAt(name.address), now, ahead);
  }
}

const queueName = (id: string): CtiEntryName => ({ kind: 'queue', id });
const agentName = (address: string): CtiEntryName => ({ kind: 'agent', address });

import type { CtiCause, CtiReport } from '../../cti/port/cti-facts.js';
import type { Cause } from '../../protocol/cause.js';
import type { ObjectRecord } from '../model/object-records.js';
import type { SessionModel } from '../model/session-model.js';
import type { Asked } from './asked.js';
import { CommandCause } from './command-cause.js';

/** What is being done for an object, so that the news it brings can say why. */
export interface Attribution {
  readonly asked?: Asked;
  /** said in place of the switch's own cause for what this agent did */
  readonly cause?: Cause;
}

interface Work {
  readonly key: string;
  readonly attribution: Attribution;
}

/** Most sessions do nothing at most times: they share this. */
const NO_WORK: readonly Work[] = [];

/** Knows which command is at work on which interaction or channel, and completes the causes of the switch by it. */
export class Attributions {
  /** the last of a key is the one that speaks; an urgent command may come on top of one that hangs */
  private atWork = NO_WORK;

  constructor(
    private readonly model: SessionModel,
    private readonly agentId: string,
  ) {}

  has(key: string): boolean {
    return this.atWork.some((one) => one.key === key);
  }

  /** Runs `work` with what it brings about put down to it. */
  async during<T>(key: string, attribution: Attribution, work: () => Promise<T>): Promise<T> {
    const begun: Work = { key, attribution };
    this.atWork = [...this.atWork, begun];
    try {
      return await work();
    } finally {
      this.atWork = this.atWork.length === 1 ? NO_WORK : this.atWork.filter((one) => one !== begun);
    }
  }

  causeOf(report: CtiReport): Cause {
    const { code, by } = report.cause;
    if (by.kind !== 'agent' || (by.id !== undefined && by.id !== this.agentId)) return { code, by };
    const attribution = this.find(report);
    if (attribution?.cause) return attribution.cause;
    const { asked } = attribution ?? {};
    return asked ? this.asked(code, asked) : { code, by: { kind: 'agent', id: this.agentId } };
  }

  /** The cause of what this agent asked for by that command. */
  asked(code: CtiCause['code'], asked: Asked): Cause {
    return new CommandCause(code, { kind: 'agent', id: this.agentId }, asked);
  }

  private find(report: CtiReport): Attribution | undefined {
    const [first] = this.atWork;
    if (!first) return undefined;
    for (const { id, channel } of report.interactions ?? []) {
      const record = this.model.byCtiId(id) ?? this.model.inWrapUp(id);
      const found = this.last(record) ?? this.last(this.model.channels.get(channel));
      if (found) return found;
    }
    for (const { id } of report.channels ?? []) {
      const found = this.last(this.model.channels.get(id));
      if (found) return found;
    }
    // Work after a contact is completed on an interaction that the switch has forgotten: only the channel is named.
    const alone = !report.interactions?.length && this.atWork.every(({ key }) => key === first.key);
    return alone ? this.atWork.at(-1)?.attribution : undefined;
  }

  private last(record: ObjectRecord | undefined): Attribution | undefined {
    const key = record?.target.toString();
    return this.atWork.findLast((one) => one.key === key)?.attribution;
  }
}

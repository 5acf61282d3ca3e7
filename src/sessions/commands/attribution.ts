import type { CtiCause, CtiReport } from '../../cti/port/cti-facts.js';
import type { Cause } from '../../protocol/cause.js';
import type { SessionModel } from '../model/session-model.js';

/** What is being done for an object, so that the news it brings can say why. */
export interface Attribution {
  readonly command?: string;
  /** said in place of the switch's own cause for what this agent did */
  readonly cause?: Cause;
}

/** Knows which command is at work on which interaction or channel, and completes the causes of the switch by it. */
export class Attributions {
  /** the last of a key is the one that speaks; an urgent command may come on top of one that hangs */
  private readonly atWork = new Map<string, readonly Attribution[]>();

  constructor(
    private readonly model: SessionModel,
    private readonly agentId: string,
  ) {}

  has(key: string): boolean {
    return this.atWork.has(key);
  }

  /** Runs `work` with what it brings about put down to it. */
  async during<T>(key: string, attribution: Attribution, work: () => Promise<T>): Promise<T> {
    this.atWork.set(key, [...(this.atWork.get(key) ?? []), attribution]);
    try {
      return await work();
    } finally {
      const others = (this.atWork.get(key) ?? []).filter((one) => one !== attribution);
      if (others.length > 0) this.atWork.set(key, others);
      else this.atWork.delete(key);
    }
  }

  causeOf(report: CtiReport): Cause {
    const { code, by } = report.cause;
    if (by.kind !== 'agent' || (by.id !== undefined && by.id !== this.agentId)) return { code, by };
    const attribution = this.find(report);
    if (attribution?.cause) return attribution.cause;
    const command = attribution?.command;
    return { code, by: { kind: 'agent', id: this.agentId }, ...(command === undefined ? {} : { command }) };
  }

  /** The cause of what this agent asked for by that command. */
  asked(code: CtiCause['code'], command: string): Cause {
    return { code, by: { kind: 'agent', id: this.agentId }, command };
  }

  private find(report: CtiReport): Attribution | undefined {
    const keys = (report.interactions ?? []).flatMap(({ id, channel }) => [
      (this.model.byCtiId(id) ?? this.model.inWrapUp(id))?.target.toString(),
      this.model.channels.get(channel)?.target.toString(),
    ]);
    for (const { id } of report.channels ?? []) keys.push(this.model.channels.get(id)?.target.toString());
    // Work after a contact is completed on an interaction that the switch has forgotten: only the channel is named.
    const exact = keys.find((key) => key !== undefined && this.atWork.has(key));
    if (exact !== undefined) return this.atWork.get(exact)?.at(-1);
    return this.atWork.size === 1 && !report.interactions?.length ? [...this.atWork.values()][0]?.at(-1) : undefined;
  }
}

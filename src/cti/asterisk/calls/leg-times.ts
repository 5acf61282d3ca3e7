import type { ConversationState } from '../../../protocol/objects/object-states.js';
import { isoTime } from '../../../runtime/iso-time.js';
import type { CtiTimes } from '../../port/cti-facts.js';

interface Known {
  readonly state: ConversationState;
  readonly since: string;
  /** nobody knows what it was before */
  readonly isFirst: boolean;
}

/** When what happened to a leg happened, by this machine's clock; what was before is known by its age alone. */
export class LegTimes {
  private created: string;
  private answered: string | undefined;
  private unwritten: string | undefined;
  private readonly known = new Map<string, Known>();

  /** @param created milliseconds since the epoch */
  constructor(created: number) {
    this.created = isoTime(created);
  }

  get all(): CtiTimes {
    const { created, answered } = this;
    return answered === undefined ? { created } : { created, answered };
  }

  /** The agent and the other side are joined; the first time counts. @param at milliseconds since the epoch */
  join(at: number): void {
    if (this.answered !== undefined) return;
    this.answered = isoTime(at);
    this.unwritten = this.answered;
  }

  /** What has to be written down for a later process, once; undefined where there is nothing. */
  takeUnwritten(): string | undefined {
    const taken = this.unwritten;
    this.unwritten = undefined;
    return taken;
  }

  /** What Asterisk says of one that was there before anybody looked; milliseconds since the epoch, NaN for what is not known. */
  wasThere(created: number, answered: number): void {
    if (!Number.isNaN(created)) this.created = isoTime(created);
    if (Number.isNaN(answered)) return;
    const since = isoTime(answered);
    this.answered = since;
    for (const [id, { state, isFirst }] of this.known) {
      if (isFirst && state === 'connected') this.known.set(id, { state, since, isFirst });
    }
  }

  /**
   * ISO 8601: since when the conversation with that id has been in that state.
   * @param now milliseconds since the epoch
   * @param before the same, for one that nobody has looked at yet
   */
  since(id: string, state: ConversationState, now: number, before = now): string {
    const known = this.known.get(id);
    if (known?.state === state) return known.since;
    const since = isoTime(known ? now : before);
    this.known.set(id, { state, since, isFirst: known === undefined });
    return since;
  }
}

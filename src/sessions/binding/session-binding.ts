import { timingSafeEqual } from 'node:crypto';
import { ForbiddenError, ResourceAlreadyBoundError } from '../../errors/desktop-errors.js';
import type { Cause } from '../../protocol/cause.js';
import type { InstanceEntry } from '../../protocol/service/instance-entry.js';
import type { EventJournal } from '../journal/event-journal.js';
import type { RecordedEvent } from '../journal/recorded-event.js';
import type { SessionClient } from './session-client.js';
import { tokenDigest } from './token-digest.js';

export interface BindRequest {
  readonly client: SessionClient;
  readonly token?: string | undefined;
  /** the last event the client has seen; without it nothing is replayed */
  readonly lastSeq?: number;
}

export interface BindResult {
  /** number of the newest event */
  readonly seq: number;
  /** how many events are replayed */
  readonly replayed: number;
  /** true where what came after `lastSeq` is no longer kept */
  readonly gap: boolean;
  /** now, ISO 8601 */
  readonly time: string;
}

const SHUTDOWN: Cause = { code: 'shutdown', by: { kind: 'switch' } };

/** Who receives a session's events: one client at a time, each event once and in order. */
export class SessionBinding {
  /** who is bound; written here alone */
  client: SessionClient | undefined;
  /** what goes to the client as soon as its bind has been answered; undefined from then on */
  private heldBack: RecordedEvent[] | undefined;
  /** number of the newest event that may be told: the journal may have some that are still on their way into the store */
  private told = 0;

  constructor(
    private readonly resource: string,
    /** see `tokenDigest` */
    private readonly digest: string,
    private readonly preparedBy: string | undefined,
    private readonly journal: EventJournal,
  ) {}

  get clientId(): string | undefined {
    return this.client?.id;
  }

  get bound(): boolean {
    return this.client !== undefined;
  }

  /** somebody is bound, and has been told what was missed */
  get listening(): boolean {
    return this.client !== undefined && this.heldBack === undefined;
  }

  boundTo(clientId: string): boolean {
    return this.client?.id === clientId;
  }

  /**
   * Makes `client` the one that is bound. Events are kept back until `open`, so that the answer comes before them.
   * @throws ForbiddenError, ResourceAlreadyBoundError
   */
  bind({ client, token, lastSeq }: BindRequest): BindResult {
    this.admit(client, token);
    const former = this.client;
    this.client = client;
    const missed = lastSeq === undefined ? [] : this.missedSince(lastSeq);
    // Taken out of the journal now: it may drop them before the answer is out.
    this.heldBack = [...(missed ?? [])];
    if (former && former.id !== client.id) {
      former.unbound(this.resource, { code: 'override', by: { kind: 'client' } });
    }
    return { seq: this.told, replayed: missed?.length ?? 0, gap: missed === undefined, time: this.journal.time };
  }

  /** Lets the events flow, beginning with those that the client has missed. */
  open(clientId: string): void {
    if (!this.boundTo(clientId)) return;
    const heldBack = this.heldBack ?? [];
    this.heldBack = undefined;
    for (const event of heldBack) this.client?.event(event);
  }

  /** The session was another instance's, where events have been told up to that one. */
  goOn(seq: number): void {
    this.told = seq;
  }

  /** To be called once for each event, in order. */
  deliver(event: RecordedEvent): void {
    this.told = event.seq;
    if (this.heldBack) this.heldBack.push(event);
    else this.client?.event(event);
  }

  /** For events without a number, which are told now or not at all. @returns whether it was told */
  aside(text: string): boolean {
    return this.listening && (this.client?.aside(text) ?? false);
  }

  /** @returns whether that client was bound */
  unbind(clientId: string): boolean {
    if (!this.boundTo(clientId)) return false;
    this.release();
    return true;
  }

  /**
   * The session goes on elsewhere, or is somebody else's: whoever is bound is told that, and nothing more.
   * @param elsewhere this instance goes: other instances, of which the client is told
   */
  takeAway(cause: Cause, elsewhere?: readonly InstanceEntry[]): void {
    this.client?.unbound(this.resource, cause, elsewhere);
    this.client = undefined;
    this.heldBack = undefined;
  }

  /**
   * Nobody is bound from now on; what was kept back for the client is told first.
   * @param elsewhere this instance goes: other instances, of which the client is told at last
   */
  release(elsewhere?: readonly InstanceEntry[]): void {
    if (this.client) this.open(this.client.id);
    if (elsewhere) this.client?.unbound(this.resource, SHUTDOWN, elsewhere);
    this.client = undefined;
    this.heldBack = undefined;
  }

  private missedSince(lastSeq: number): RecordedEvent[] | undefined {
    if (lastSeq > this.told) return undefined;
    return this.journal.after(lastSeq)?.filter(({ seq }) => seq <= this.told);
  }

  private admit(client: SessionClient, token: string | undefined): void {
    if (token !== undefined) {
      const [given, right] = [tokenDigest(token), this.digest].map((one) => Buffer.from(one, 'hex'));
      if (!given || !right || !timingSafeEqual(given, right)) throw new ForbiddenError('that is not the token');
      return;
    }
    if (this.boundTo(client.id)) return;
    if (this.bound) throw new ResourceAlreadyBoundError();
    if (client.id !== this.preparedBy) throw new ForbiddenError('the token of the resource is needed');
  }
}

import { createHash, timingSafeEqual } from 'node:crypto';
import { ForbiddenError, ResourceAlreadyBoundError } from '../../errors/desktop-errors.js';
import type { SessionEvent } from '../../protocol/session/session-event.js';
import type { EventJournal } from '../journal/event-journal.js';
import type { SessionClient } from './session-client.js';

export interface BindRequest {
  readonly client: SessionClient;
  readonly token?: string;
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
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Who receives a session's events: one client at a time, each event once and in order. */
export class SessionBinding {
  private client: SessionClient | undefined;
  /** the client has this event and all before it; undefined until its bind has been answered */
  private delivered: number | undefined;
  private missed: readonly SessionEvent[] = [];
  private boundAt = 0;

  constructor(
    private readonly resource: string,
    private readonly token: string,
    private readonly preparedBy: string,
    private readonly journal: EventJournal,
  ) {}

  get bound(): boolean {
    return this.client !== undefined;
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
    this.delivered = undefined;
    const missed = lastSeq === undefined ? [] : this.journal.after(lastSeq);
    this.missed = missed ?? [];
    this.boundAt = this.journal.seq;
    if (former && former.id !== client.id) {
      former.unbound(this.resource, { code: 'override', by: { kind: 'client' } });
    }
    return { seq: this.journal.seq, replayed: missed?.length ?? 0, gap: missed === undefined };
  }

  /** Lets the events flow, beginning with those that the client has missed. */
  open(clientId: string): void {
    if (!this.boundTo(clientId) || this.delivered !== undefined) return;
    this.delivered = this.boundAt - this.missed.length;
    for (const event of this.missed) this.deliver(event);
    this.missed = [];
    for (const event of this.journal.newest(this.journal.seq - this.boundAt)) this.deliver(event);
  }

  deliver(event: SessionEvent): void {
    if (this.delivered === undefined || event.seq <= this.delivered) return;
    this.delivered = event.seq;
    this.client?.event(event);
  }

  /** @returns whether that client was bound */
  unbind(clientId: string): boolean {
    if (!this.boundTo(clientId)) return false;
    this.release();
    return true;
  }

  /** Nobody is bound from now on; what was kept back for the client is told first. */
  release(): void {
    if (this.client) this.open(this.client.id);
    this.client = undefined;
    this.delivered = undefined;
  }

  private admit(client: SessionClient, token: string | undefined): void {
    if (token !== undefined) {
      if (!timingSafeEqual(digest(token), digest(this.token))) throw new ForbiddenError('that is not the token');
      return;
    }
    if (this.boundTo(client.id)) return;
    if (this.bound) throw new ResourceAlreadyBoundError();
    if (client.id !== this.preparedBy) throw new ForbiddenError('the token of the resource is needed');
  }
}

import type { ServiceStatus } from '../protocol/service/service-status.js';
import type { CallModel } from './port/call-model.js';
import type { CtiLink, CtiProvider } from './port/cti-provider.js';

const STATUS_OF: Readonly<Record<CtiLink['state'], ServiceStatus>> = {
  up: 'InService',
  starting: 'Starting',
  down: 'OutOfService',
};

interface ServiceState {
  readonly status: ServiceStatus;
  readonly since: number;
  readonly reason?: string;
}

/** One interaction processor service: a provider with its name in the catalogue and the state of its link. */
export class CtiService {
  private current: ServiceState;
  private up = false;
  private models: readonly CallModel[];

  constructor(
    readonly id: string,
    readonly name: string,
    readonly provider: CtiProvider,
    callModels: readonly CallModel[],
    now: number,
  ) {
    this.models = callModels;
    this.current = { status: 'Starting', since: now };
  }

  /** what agents may sign in with from now on */
  get callModels(): readonly CallModel[] {
    return this.models;
  }

  offer(models: readonly CallModel[]): void {
    this.models = models;
    this.current = { ...this.current };
  }

  /** another object after each change */
  get state(): ServiceState {
    return this.current;
  }

  get status(): ServiceStatus {
    return this.current.status;
  }

  /** milliseconds since the epoch */
  get since(): number {
    return this.current.since;
  }

  /** why it is not in service */
  get reason(): string | undefined {
    return this.current.reason;
  }

  get inService(): boolean {
    return this.current.status === 'InService';
  }

  /** Whether the switch can be asked: also while the process goes, for what is not done yet. */
  get linked(): boolean {
    return this.up;
  }

  /** @returns whether that is news */
  link(link: CtiLink, now: number): boolean {
    // Whoever goes tells nobody that the link was away, so that it is not used again.
    this.up = link.state === 'up' && (this.up || this.current.status !== 'Stopping');
    return this.become(STATUS_OF[link.state], link.state === 'up' ? undefined : link.reason, now);
  }

  stopping(now: number): boolean {
    return this.become('Stopping', 'shutting down', now);
  }

  private become(status: ServiceStatus, reason: string | undefined, now: number): boolean {
    const stopped = this.current.status === 'Stopping';
    if (stopped || (this.current.status === status && this.current.reason === reason)) return false;
    const since = this.current.status === status ? this.current.since : now;
    this.current = { status, since, ...(reason === undefined ? {} : { reason }) };
    return true;
  }
}

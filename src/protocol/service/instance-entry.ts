import type { ServiceStatus } from './service-status.js';

/** One instance of an interaction processor, as the others of its `instance-domain` and their clients see it. */
export interface InstanceEntry {
  readonly id: string;
  /** where clients reach it; left out where the operator has not said */
  readonly url?: string;
  /** of that service there */
  readonly status: ServiceStatus;
  /** how many sessions of that service it has */
  readonly sessions: number;
}

/** What a service says about itself to those who run the process. */
export interface ServiceReadiness {
  readonly id: string;
  readonly status: string;
  readonly reason?: string;
}

/** Whether the store that instances share is there. */
export type StoreStatus = 'up' | 'down';

/** Whether work can be sent to this process. */
export interface Readiness {
  ready(): boolean;
  /** undefined where none is shared */
  store(): StoreStatus | undefined;
  services(): readonly ServiceReadiness[];
}

/** Injection token of the Readiness. */
export const READINESS = Symbol('Readiness');

/** What the catalogue tells about this processor, and how sign-in is guarded. */
export interface ServicesSettings {
  readonly vendor: string;
  readonly version: string;
  readonly instanceDomain: string;
  readonly attempts: {
    /** failed sign-ins of one agent from one address within the window */
    readonly perAgent: number;
    /** failed sign-ins from one address within the window */
    readonly perAddress: number;
    /** milliseconds */
    readonly window: number;
    /** sign-ins that may wait for their turn */
    readonly waiting: number;
  };
  /** how long one may wait for its turn, in milliseconds */
  readonly signInTimeout: number;
  /** how long the session of an agent who may not have it any more is kept for calls, in milliseconds */
  readonly finishCalls: number;
}

export const SERVICES_SETTINGS = Symbol('ServicesSettings');

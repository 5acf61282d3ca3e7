import type { Capability } from './capability.js';
import type { CallModel } from './call-model.js';
import type { CtiDirectory } from './cti-directory.js';
import type { CtiCause, CtiChannel, CtiInteraction, CtiReport } from './cti-facts.js';
import type { CtiSession } from './cti-session.js';

/** Who signs in, as the credentials store knows the agent. */
export interface CtiAgent {
  readonly id: string;
  readonly name?: string;
  /** the agent's own device */
  readonly extension: string;
  readonly queues: readonly string[];
}

/** What is known of an agent at work whose session was another process's, and goes on with this one. */
export interface CtiFormerSession {
  /** as they were told last */
  readonly channels: readonly CtiChannel[];
  /** contacts that have ended, and whose work afterwards is not completed */
  readonly wrappingUp: readonly CtiInteraction[];
}

export interface CtiOpenRequest {
  readonly agent: CtiAgent;
  readonly model: CallModel;
  /** the device to work on today, where it is not the agent's own */
  readonly extension?: string;
  /** where the session was another process's: what only that one may have known; what the switch itself knows comes first */
  readonly former?: CtiFormerSession;
}

/**
 * What a CTI session tells its owner. Called in the order things happened; must not throw. What a report has, down to
 * parties and data, is kept and told as it is: what changes later is another object.
 */
export interface CtiSessionListener {
  report(report: CtiReport): void;
  /** the switch signed the agent off for good; no report follows */
  closed(cause: CtiCause): void;
  /** something was told that cannot be used: what is so is to be read */
  doubt?(): void;
  /**
   * Settles when the agent is still this session's for certain; rejects where another process has it by now, or nobody can say. To be
   * awaited before the switch is asked for what the session was not asked for, e.g. by a timer. Not there where there is one process alone.
   */
  confirmed?(): Promise<void>;
}

/** The state of the link to the switch. */
export type CtiLink =
  | { readonly state: 'up' }
  /** `reason` is for operators and desktops: what is missing, in words, without secrets */
  | { readonly state: 'starting' | 'down'; readonly reason: string };

export interface CtiProviderListener {
  /** told on every change; `up` only when the switch can be asked and has been read */
  link(link: CtiLink): void;
}

/** A phone system behind the protocol. Started, stopped and watched by the registry alone. */
export interface CtiProvider {
  /** `cti-vendor` and `cti-version` of the service's information; the version may become known with the link */
  readonly vendor: string;
  readonly version: string;
  readonly capabilities: readonly Capability[];
  /** there where `DIRECTORY_CAPABILITIES` are claimed, and only there */
  readonly directory?: CtiDirectory;

  /**
   * Begins to link up and keeps at it until `stop`. Resolves at once: a switch that is away is told through the
   * listener and is no reason to reject.
   */
  start(listener: CtiProviderListener): Promise<void>;

  /** Ends links, timers and listeners; calls at the switch are left as they are. */
  stop(): Promise<void>;

  /**
   * Signs an agent in: not ready, unless the switch already has the agent in a state. Running calls are found.
   * @throws CtiUnavailableError, CtiTimeoutError, CtiRejectedError
   */
  open(request: CtiOpenRequest, listener: CtiSessionListener): Promise<CtiSession>;
}

import type { CtiReport } from '../../port/cti-facts.js';

/** The session that a device belongs to. */
export interface DeviceHost {
  /** false before everything has been found, and after the end */
  readonly isOpen: boolean;
  /** true where somebody works on that device, or signs in at it just now */
  isTaken(endpoint: string): boolean;
  /** Passes the report on while the session is open and has a link. */
  tell(report: CtiReport): void;
}

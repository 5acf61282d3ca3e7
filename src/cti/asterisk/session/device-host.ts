import type { CtiReport } from '../../port/cti-facts.js';

/** The session that a device belongs to. */
export interface DeviceHost {
  /** false before everything has been found, and after the end */
  readonly isOpen: boolean;
  /** Passes the report on while the session is open and has a link. */
  tell(report: CtiReport): void;
}

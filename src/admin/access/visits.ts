import type { FailureCode } from '../../protocol/failure-code.js';
import type { Caller } from './caller.js';

/** One request, as it will be told. */
export interface Visit {
  caller?: Caller;
  /** id of the operation */
  operation?: string;
  /** what it was about: id of a session or an agent */
  target?: string;
  /** what the caller says why */
  reason?: string;
  /** personal data were asked for */
  personalData?: true;
  /** why it was refused */
  failure?: FailureCode;
  /** it is one of many alike, and not told */
  untold?: true;
}

/** The requests under way. */
export class Visits {
  private readonly underWay = new WeakMap<object, Visit>();

  /** @param request of `node:http` */
  of(request: object): Visit {
    const known = this.underWay.get(request);
    if (known) return known;
    const visit: Visit = {};
    this.underWay.set(request, visit);
    return visit;
  }
}

import { SWITCH_RESULTS, type CtiObserver, type SwitchResult } from './port/cti-observer.js';

/** Letters and what stands between them: what may tell of somebody has digits. */
const ACTION = /^[A-Za-z][A-Za-z /_.{}-]{0,63}$/;

/** How many actions of one provider are told apart. */
const ACTIONS = 100;

const OTHER = 'other';

/** A request to a switch that is over. */
export interface SwitchRequest {
  readonly service: string;
  readonly action: string;
  readonly result: SwitchResult;
  /** milliseconds */
  readonly took: number;
}

/** What providers tell of their switches, for whoever measures that. */
export class SwitchObservation {
  /** undefined: nobody measures */
  onRequest: ((request: SwitchRequest) => void) | undefined;
  /** the latest of each service that tells it, in milliseconds */
  readonly lags = new Map<string, number>();

  /** The observer that the provider of a service is given: it does not throw, and takes nothing that would be without bounds. */
  of(service: string): CtiObserver {
    const known = new Set<string>();
    return {
      request: (action, result, took) => {
        if (!SWITCH_RESULTS.includes(result) || !isTime(took)) return;
        this.onRequest?.({ service, action: bounded(action, known), result, took });
      },
      lag: (milliseconds) => {
        if (isTime(milliseconds)) this.lags.set(service, milliseconds);
      },
    };
  }
}

const isTime = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value >= 0;

function bounded(action: unknown, known: Set<string>): string {
  if (typeof action !== 'string' || !ACTION.test(action)) return OTHER;
  if (known.size < ACTIONS) known.add(action);
  return known.has(action) ? action : OTHER;
}

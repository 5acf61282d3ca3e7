import { REJECTION_REASONS, type RejectionReason } from '../protocol/rejection-reason.js';
import { ProcessorError, type FailureDetails } from './processor-error.js';

/** What the CTI could not or would not do. */
export abstract class SwitchError extends ProcessorError {}

/** This provider, or this device, cannot do it at all. */
export class UnsupportedError extends SwitchError {
  constructor(capability: string, details?: FailureDetails) {
    super('UNSUPPORTED', 'not supported by this CTI', { capability, ...details });
  }
}

/** The switch said no. */
export class CtiRejectedError extends SwitchError {
  /**
   * @param reason why, for programs; one that is none, of a provider from elsewhere, becomes `refused`
   * @param details what else there is to know
   */
  constructor(reason: RejectionReason, message: string, details?: FailureDetails, options?: ErrorOptions) {
    const known = REJECTION_REASONS.includes(reason) ? reason : 'refused';
    super('CTI_REJECTED', message, { ...details, reason: known }, options);
  }
}

/** The switch did not say anything in time; what became of the command is not known. */
export class CtiTimeoutError extends SwitchError {
  constructor(message = 'the CTI did not answer in time', details?: FailureDetails) {
    super('CTI_TIMEOUT', message, details);
  }
}

/** There is no link to the switch. */
export class CtiUnavailableError extends SwitchError {
  constructor(message = 'no link to the CTI', details?: FailureDetails, options?: ErrorOptions) {
    super('CTI_UNAVAILABLE', message, details, options);
  }
}

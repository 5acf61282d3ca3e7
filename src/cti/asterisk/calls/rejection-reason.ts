import type { CauseCode } from '../../../protocol/cause.js';
import type { RejectionReason } from '../../../protocol/rejection-reason.js';
import type { CtiCause } from '../../port/cti-facts.js';

const REASONS: Readonly<Partial<Record<CauseCode, RejectionReason>>> = {
  busy: 'busy',
  noanswer: 'noanswer',
  rejected: 'rejected',
};

/** The reason of a refusal, from why somebody could not be reached. */
export function rejectionReason({ code }: CtiCause): RejectionReason {
  return REASONS[code] ?? 'unreachable';
}

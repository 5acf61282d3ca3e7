import { ConflictException } from '@nestjs/common';
import { CtiRejectedError } from '../../../errors/switch-errors.js';

/** Does what was asked for by hand; what the switch refuses is answered with 409 and its reason. */
export function byHand(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof CtiRejectedError)) throw error;
    throw new ConflictException({ statusCode: 409, message: error.message, details: error.details });
  }
}

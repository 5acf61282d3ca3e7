import { StoreUnavailableError } from '../errors/operator-errors.js';

/** @param reason for the operator, as its cause; names no value and no password */
export function storeAway(reason: string): StoreUnavailableError {
  return new StoreUnavailableError({ cause: new Error(reason) });
}

import { placeNow } from './trace-place.js';

/** @returns 32 hexadecimal digits; undefined where nothing is done for a command, or it has been answered */
export function currentTraceId(): string | undefined {
  return placeNow()?.trace.id;
}

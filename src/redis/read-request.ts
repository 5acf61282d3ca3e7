import { Logger } from '@nestjs/common';
import type { OwnerRequest, Successor } from '../sessions/store/session-store.js';

type Unchecked<T> = Partial<Record<keyof T, unknown>>;

const logger = new Logger('OwnerRequests');

/** @returns what another instance wants; undefined where it is none that is known here */
export function readRequest(message: string): OwnerRequest | undefined {
  const { session, fence, wanted, successor } = parsed(message);
  if (typeof session !== 'string' || typeof fence !== 'number') return undefined;
  if (wanted !== 'handover' && wanted !== 'end') return undefined;
  if (successor === undefined) return { session, fence, wanted };
  return isSuccessor(successor) ? { session, fence, wanted, successor } : undefined;
}

/** Anybody may publish anything there. */
function parsed(message: string): Unchecked<OwnerRequest> {
  try {
    return (JSON.parse(message) ?? {}) as Unchecked<OwnerRequest>;
  } catch {
    logger.warn(`not a request, of ${String(message.length)} characters`);
    return {};
  }
}

function isSuccessor(value: unknown): value is Successor {
  const { session, instance } = (value ?? {}) as Unchecked<Successor>;
  return typeof session === 'string' && typeof instance === 'string';
}

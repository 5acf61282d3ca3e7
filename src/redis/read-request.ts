import type { OwnerRequest, Successor } from '../sessions/store/session-store.js';

type Unchecked<T> = Partial<Record<keyof T, unknown>>;

/** @returns what another instance wants; undefined where it is none that is known here */
export function readRequest(message: string): OwnerRequest | undefined {
  const { session, fence, wanted, successor } = JSON.parse(message) as Unchecked<OwnerRequest>;
  if (typeof session !== 'string' || typeof fence !== 'number') return undefined;
  if (wanted !== 'handover' && wanted !== 'end') return undefined;
  if (successor === undefined) return { session, fence, wanted };
  return isSuccessor(successor) ? { session, fence, wanted, successor } : undefined;
}

function isSuccessor(value: unknown): value is Successor {
  const { session, instance } = (value ?? {}) as Unchecked<Successor>;
  return typeof session === 'string' && typeof instance === 'string';
}

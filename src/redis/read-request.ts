import type { OwnerRequest } from '../sessions/store/session-store.js';

/** @returns what another instance wants; undefined where it is none that is known here */
export function readRequest(message: string): OwnerRequest | undefined {
  const { session, wanted } = JSON.parse(message) as Partial<Record<keyof OwnerRequest, unknown>>;
  if (typeof session !== 'string') return undefined;
  return wanted === 'handover' || wanted === 'end' ? { session, wanted } : undefined;
}

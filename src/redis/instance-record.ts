import type { InstanceRecord, ServiceAtInstance } from '../instances/instance-directory.js';
import { SERVICE_STATUSES } from '../protocol/service/service-status.js';

type Parts = Readonly<Record<string, unknown>>;

const isParts = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an instance has written of itself, as this version understands it; undefined where it is none. */
export function instanceRecord(text: unknown): InstanceRecord | undefined {
  const value = parsed(text);
  if (!isParts(value)) return undefined;
  const { id, url, services } = value;
  if (typeof id !== 'string' || !isParts(services)) return undefined;
  const known = Object.entries(services).flatMap(([service, one]) => {
    const there = atInstance(one);
    return there ? [[service, there] as const] : [];
  });
  return { id, ...(typeof url === 'string' ? { url } : {}), services: Object.fromEntries(known) };
}

function atInstance(value: unknown): ServiceAtInstance | undefined {
  if (!isParts(value)) return undefined;
  const { sessions } = value;
  const status = SERVICE_STATUSES.find((one) => one === value['status']);
  return status && typeof sessions === 'number' ? { status, sessions } : undefined;
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

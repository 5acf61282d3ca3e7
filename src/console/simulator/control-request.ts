import { ControlError } from './control-error.js';

const PATIENCE_MS = 5_000;

interface Refusal {
  readonly problems?: readonly { readonly path: string }[];
  readonly details?: { readonly reason?: string };
}

/**
 * Asks the control of a simulated switch, at the address of this page.
 * @param path after `/simulator`, with what else is in the query
 * @returns what it answers; undefined where that is nothing
 * @throws ControlError
 */
export async function controlRequest(service: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const asked = { path, body };
  const url = new URL(`/simulator${path}`, location.origin);
  url.searchParams.set('service', service);
  const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const options = { method, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) } as const;
  const response = await fetch(url, { ...options, ...(body === undefined ? {} : json) }).catch(() => undefined);
  const text = await response?.text().catch(() => undefined);
  if (!response || text === undefined) throw new ControlError(asked, undefined);
  if (response.ok) return text === '' ? undefined : parsed(text);
  const { problems, details } = (parsed(text) ?? {}) as Refusal;
  const paths = problems?.map((problem) => problem.path);
  throw new ControlError(asked, response.status, paths, details?.reason);
}

/** @returns undefined for what is no JSON: then it is somebody else who answers */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

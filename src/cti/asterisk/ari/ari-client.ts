import type { Clock } from '../../../runtime/clock.js';
import { inSpan } from '../../../tracing/in-span.js';
import { AriConnections } from './ari-connections.js';
import { AriClosedError, AriRefusedError, AriTimeoutError } from './ari-error.js';
import { authorization, type AriSettings } from './ari-settings.js';

type Method = 'GET' | 'POST' | 'DELETE';
type Query = Readonly<Record<string, string>>;

/** The REST side. Each request ends by its answer, by its deadline or by `close`. */
export class AriClient {
  private readonly running = new Set<AbortController>();
  private readonly connections: AriConnections;
  private closed = false;

  constructor(
    private readonly settings: AriSettings,
    private readonly clock: Clock,
  ) {
    this.connections = new AriConnections(settings.trust);
  }

  /** @throws AriRefusedError, AriTimeoutError, AriClosedError */
  get(path: string): Promise<unknown> {
    return this.ask('GET', path, {});
  }

  /** @param body what Asterisk takes as JSON only, e.g. `variables` */
  post(path: string, query: Query = {}, body?: Readonly<Record<string, unknown>>): Promise<unknown> {
    return this.ask('POST', path, query, body);
  }

  delete(path: string, query: Query = {}): Promise<unknown> {
    return this.ask('DELETE', path, query);
  }

  close(): void {
    this.closed = true;
    for (const controller of this.running) controller.abort();
    this.connections.close();
  }

  private ask(method: Method, path: string, query: Query, content?: object): Promise<unknown> {
    return inSpan(`ARI ${method} ${route(method, path)}`, 'client', () => this.request(method, path, query, content));
  }

  private async request(method: Method, path: string, query: Query, content?: object): Promise<unknown> {
    if (this.closed) throw new AriClosedError('ARI connection closed');
    const name = `${method} ${path}`;
    const controller = new AbortController();
    let late = false;
    const timer = this.clock.after(this.settings.deadline, () => {
      late = true;
      controller.abort();
    });
    this.running.add(controller);
    try {
      const url = new URL(`/ari${path}?${new URLSearchParams(query).toString()}`, this.settings.url);
      const type = content ? { 'content-type': 'application/json' } : {};
      const headers = { authorization: authorization(this.settings), ...type };
      const json = content ? JSON.stringify(content) : undefined;
      const { signal } = controller;
      const { status, text } = await this.connections.send(url, { method, headers, body: json, signal });
      const body = parse(text);
      if (status < 200 || status > 299) throw new AriRefusedError(name, status, reasonOf(body));
      return body;
    } catch (error) {
      if (error instanceof AriRefusedError) throw error;
      if (late) throw new AriTimeoutError(name);
      throw new AriClosedError(undefined, { cause: error });
    } finally {
      this.running.delete(controller);
      timer.cancel();
    }
  }
}

/** e.g. `/channels/{id}/moh`: one name, whichever channel it is. A path of two parts has an id but where something is made. */
function route(method: Method, path: string): string {
  const [, what = '', which, ...verb] = path.split('/');
  if (which === undefined || (method === 'POST' && verb.length === 0)) return path;
  return ['', what, '{id}', ...verb].join('/');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function reasonOf(body: unknown): string {
  const { message, error } = (body ?? {}) as { message?: unknown; error?: unknown };
  return [message, error].find((text) => typeof text === 'string') ?? '';
}

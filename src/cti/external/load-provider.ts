import { withDeadline } from '../../runtime/deadline.js';
import type { Clock } from '../../runtime/clock.js';
import type { ExternalProvider } from '../cti.module.js';
import { ProviderCode } from '../guard/provider-code.js';
import type { ExternalProviderFactory } from '../port/external-provider-factory.js';
import { PORT_VERSION } from '../port/port-version.js';
import { findProvider, isPath, type ProviderPlace } from './find-provider.js';
import { UnusableProviderError } from './unusable-provider.error.js';

/** Milliseconds that a provider's code may take to be loaded. */
const LOAD_TIMEOUT = 30_000;

/**
 * Loads the provider that a service names. It is code, and runs with every right of this process.
 * @param name a package's name or a path
 * @param from the folder in which names and relative paths begin
 * @throws UnusableProviderError
 */
export async function loadProvider(name: string, from: string, clock: Clock): Promise<ExternalProvider> {
  const place = found(name, from);
  const code = new ProviderCode(place.home);
  const factory = factoryIn(await loaded(place, code, clock));
  return { factory: { kind: name, create: (context) => factory.create(context) }, code };
}

function found(name: string, from: string): ProviderPlace {
  try {
    return findProvider(name, from);
  } catch (error) {
    const what = isPath(name)
      ? 'there is no provider at that path'
      : 'there is no package of that name, nor a provider';
    throw new UnusableProviderError(`${what}, from ${from} (${codeOf(error)})`);
  }
}

async function loaded({ entry }: ProviderPlace, code: ProviderCode, clock: Clock): Promise<unknown> {
  const late = () => new UnusableProviderError(`${entry} does not come to the end of being loaded`);
  try {
    const loading = code.run(() => import(entry) as Promise<unknown>);
    return await withDeadline(clock, LOAD_TIMEOUT, loading, late);
  } catch (error) {
    if (error instanceof UnusableProviderError) throw error;
    throw new UnusableProviderError(`${entry} cannot be loaded: ${whatAndWhere(error)}`);
  }
}

/** A module of the older kind has its exports in `default` once more. */
function factoryIn(module: unknown): ExternalProviderFactory {
  const exported = defaultOf(module);
  const factory =
    typeof exported === 'object' && exported !== null && !('create' in exported) ? defaultOf(exported) : exported;
  if (typeof factory !== 'object' || factory === null) {
    throw new UnusableProviderError('its module has no factory as its default export: { port, create }');
  }
  const { port, create } = factory as { readonly port?: unknown; readonly create?: unknown };
  if (typeof create !== 'function') throw new UnusableProviderError('its factory has no function create');
  if (typeof port !== 'number')
    throw new UnusableProviderError('its factory does not say its port, the version of the port');
  if (port !== PORT_VERSION) {
    throw new UnusableProviderError(`it was made for version ${port} of the port; this is version ${PORT_VERSION}`);
  }
  return factory as ExternalProviderFactory;
}

function defaultOf(module: unknown): unknown {
  return typeof module === 'object' && module !== null ? (module as { readonly default?: unknown }).default : undefined;
}

const codeOf = (error: unknown): string =>
  String((error as { readonly code?: unknown } | undefined)?.code ?? (error instanceof Error ? error.message : error));

/** e.g. `Error: no licence (file:///srv/pbx/index.js:3)` */
function whatAndWhere(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [where] = /file:\/\/[^\s)]+?:\d+/.exec(error.stack ?? '') ?? [];
  return `${error.name}: ${error.message}${where === undefined ? '' : ` (${where})`}`;
}

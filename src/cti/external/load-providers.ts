import type { Clock } from '../../runtime/clock.js';
import type { CtiServiceSettings } from '../cti-registry.settings.js';
import type { ExternalProvider } from '../cti.module.js';
import type { OptionProblem } from '../port/invalid-option.error.js';
import { loadProvider } from './load-provider.js';
import { UnusableProviderError } from './unusable-provider.error.js';

/** What has been loaded, and what cannot be used. */
interface LoadedProviders {
  readonly external: readonly ExternalProvider[];
  readonly problems: readonly OptionProblem[];
}

/**
 * Loads whatever the services name that is none of the kinds; what several name, once.
 * @param from the folder in which names and relative paths begin
 */
export async function loadProviders(
  services: readonly Pick<CtiServiceSettings, 'id' | 'provider'>[],
  kinds: readonly string[],
  from: string,
  clock: Clock,
): Promise<LoadedProviders> {
  const problems: OptionProblem[] = [];
  const loaded = new Map<string, ExternalProvider>();
  for (const { id, provider } of services) {
    if (kinds.includes(provider) || loaded.has(provider)) continue;
    try {
      loaded.set(provider, await loadProvider(provider, from, clock));
    } catch (error) {
      if (!(error instanceof UnusableProviderError)) throw error;
      const known = `beside ${kinds.join(' and ')}, a provider is a package or a path that begins with ./, ../ or /`;
      const problem = /^[a-z][a-z0-9]*$/.test(provider) ? `${error.message}; ${known}` : error.message;
      problems.push({ option: `services.${id}.provider`, problem });
    }
  }
  return { external: [...loaded.values()], problems };
}

import type { AppConfig } from './config/app-config.js';
import { InvalidConfigError } from './config/invalid-config.error.js';
import type { ExternalProvider } from './cti/cti.module.js';
import { loadProviders } from './cti/external/load-providers.js';
import { refusedBy } from './cti/external/refused-by.js';
import { listedServices } from './listed-services.js';
import { PROVIDER_KINDS } from './provider-kinds.js';
import { readChecked } from './read-checked.js';
import { refusedOptions } from './refused-options.js';
import type { Clock } from './runtime/clock.js';
import { RandomIds } from './runtime/random-ids.js';

/** What the process is built from. */
interface Starting {
  readonly config: AppConfig;
  /** the providers from outside that services name */
  readonly external: readonly ExternalProvider[];
}

/**
 * The configuration and the code that it names, so that one start tells all that is wrong. Where something is, providers from outside are
 * asked as well what they refuse; else they say so when they are built, which comes to the same.
 * @throws InvalidConfigError with everything that is wrong
 */
export async function startingConfig(env: NodeJS.ProcessEnv, clock: Clock): Promise<Starting> {
  const { config, problems: found } = readChecked(env);
  if (!config) throw new InvalidConfigError(found);
  const services = listedServices(config);
  const kinds = PROVIDER_KINDS.map(({ kind }) => kind);
  // What is no name of a provider is never loaded.
  const named = services.filter((one) => !found.some(({ path }) => path === `${one.path}.provider`));
  const { external, problems: unusable } = await loadProviders(named, kinds, process.cwd(), clock);
  if (found.length + unusable.length === 0) return { config, external };
  const production = config.environment === 'production';
  const refused = services.flatMap(({ id, provider, options }) => {
    const from = external.find(({ factory }) => factory.kind === provider);
    return from ? refusedBy(from, { service: id, options, production, clock, ids: new RandomIds() }) : [];
  });
  throw new InvalidConfigError([...found, ...refusedOptions([...unusable, ...refused], services).problems]);
}

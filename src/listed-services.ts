import type { AppConfig } from './config/app-config.js';
import type { ServiceConfig } from './config/service.config.js';
import { isTree } from './config/tree.js';

export interface ListedService extends Pick<ServiceConfig, 'id' | 'provider' | 'options'> {
  /** dotted path of its settings */
  readonly path: string;
}

/** Those services of a configuration in which something may be wrong that say who they are, and who stands behind them. */
export function listedServices(config: { readonly [K in keyof AppConfig]?: unknown }): readonly ListedService[] {
  const listed: readonly unknown[] = Array.isArray(config.services) ? config.services : [];
  return listed.flatMap((service, n) => {
    if (!isTree(service)) return [];
    const { id, provider, options } = service;
    if (typeof id !== 'string' || typeof provider !== 'string' || !isTree(options)) return [];
    return [{ id, provider, options, path: `services.${n}` }];
  });
}

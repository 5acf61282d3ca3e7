import { Logger } from '@nestjs/common';
import { CAPABILITIES, DIRECTORY_CAPABILITIES } from '../port/capability.js';
import type { CtiProvider } from '../port/cti-provider.js';
import type { CtiProviderContext, CtiProviderFactory } from '../port/cti-provider-factory.js';
import { GuardedClock } from './guarded-clock.js';
import { GuardedProvider } from './guarded-provider.js';
import { inWords } from './in-words.js';
import { invalidOption } from './invalid-option.js';
import type { ProviderCode } from './provider-code.js';
import { ProviderGuard, type GuardSettings } from './provider-guard.js';
import { listOf, objectOf, TEXT } from './shape.js';
import { UnmadeProvider } from './unmade-provider.js';

const logger = new Logger('CtiProvider');
const PROVIDER = objectOf<{ vendor: string; version: string; capabilities: readonly string[] }>(
  { vendor: TEXT, version: TEXT, capabilities: listOf(TEXT) },
  {},
);

/** Makes providers that cannot take more than their own service along. */
export class GuardedFactory implements CtiProviderFactory {
  readonly kind: string;

  /** @param code of a provider from outside */
  constructor(
    private readonly inner: CtiProviderFactory,
    private readonly settings: GuardSettings,
    private readonly code?: ProviderCode,
  ) {
    this.kind = inner.kind;
  }

  /** @throws InvalidOptionError and nothing else: whatever else goes wrong gives a provider that is out of service */
  create(context: CtiProviderContext): CtiProvider {
    const { service, clock } = context;
    const guard = new ProviderGuard(service, clock, this.settings, this.code?.folder);
    this.code?.serves(guard);
    try {
      const made = guard.run(() => this.inner.create({ ...context, clock: new GuardedClock(clock, guard) }));
      const missing = PROVIDER(made) ?? METHODS.find((name) => typeof Reflect.get(made, name) !== 'function');
      if (missing !== undefined) throw new TypeError(`what was made is no provider: ${missing || 'it'} is wrong`);
      const lists = DIRECTORY_CAPABILITIES.some((one) => made.capabilities.includes(one));
      if (lists && !made.directory) throw new TypeError('the provider claims a directory and has none');
      const unknown = made.capabilities.filter((one) => !CAPABILITIES.includes(one));
      if (unknown.length > 0)
        logger.warn(`the provider claims what is not known here: ${unknown.join(', ')}`, { service });
      return new GuardedProvider(made, guard, clock);
    } catch (error) {
      const refused = invalidOption(error);
      if (refused) throw refused;
      logger.error(`the provider could not be made: ${inWords(error)}`, { service });
      return new UnmadeProvider();
    }
  }
}

const METHODS = ['start', 'stop', 'open'];

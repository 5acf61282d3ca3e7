import { CtiUnavailableError } from '../../errors/switch-errors.js';
import type { CtiProvider, CtiProviderListener } from '../port/cti-provider.js';

/** Stands where a provider could not be made: a service that is out of service, and says so. */
export class UnmadeProvider implements CtiProvider {
  readonly vendor = 'unknown';
  readonly version = 'unknown';
  readonly capabilities = [];

  start(listener: CtiProviderListener): Promise<void> {
    listener.link({ state: 'down', reason: 'the provider could not be made' });
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  open(): Promise<never> {
    return Promise.reject(new CtiUnavailableError());
  }
}

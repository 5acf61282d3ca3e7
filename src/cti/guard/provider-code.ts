import { inScope, type Answerable } from './fault-scope.js';

/**
 * The code of a provider from outside. What its modules begin while they are loaded is of no service, and may fail at any
 * time: every service that is made of it answers for that.
 */
export class ProviderCode implements Answerable {
  private readonly services: Answerable[] = [];
  private early: { readonly thrown: unknown } | undefined;

  /** @param folder that it lies in, as a URL */
  constructor(readonly folder: string) {}

  run<T>(work: () => T): T {
    return inScope(this, work);
  }

  serves(service: Answerable): void {
    this.services.push(service);
    if (this.early) service.stray(this.early.thrown);
  }

  stray(thrown: unknown): void {
    if (this.services.length === 0) this.early ??= { thrown };
    for (const service of this.services) service.stray(thrown);
  }
}

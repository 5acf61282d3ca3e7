import type { InstanceDirectory } from './instances/instance-directory.js';
import type { Leases } from './sessions/store/leases.js';

/** The instances as those see them who own sessions. */
export class InstanceLeases implements Leases {
  constructor(private readonly directory: InstanceDirectory) {}

  get self(): string {
    return this.directory.self.id;
  }

  holds(): boolean {
    return this.directory.holdsLease();
  }

  renew(): Promise<void> {
    return this.directory.renew();
  }

  onForgotten(listener: () => void): () => void {
    return this.directory.onForgotten(listener);
  }

  alive(instance: string): Promise<boolean> {
    return this.directory.alive(instance);
  }

  async others(): Promise<(service: string) => boolean> {
    // Whoever lives is asked, and told, how it is now; without the store it was so a moment ago.
    await this.directory.renew().catch(() => undefined);
    const records = this.directory.others();
    return (service) => records.some(({ services }) => (services[service]?.status ?? 'Stopping') !== 'Stopping');
  }
}

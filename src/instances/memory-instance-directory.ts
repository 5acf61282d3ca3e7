import type { InstanceDirectory, InstanceIdentity, InstanceRecord } from './instance-directory.js';

/** One instance on its own: there are no others, and nobody can take it for gone. */
export class MemoryInstanceDirectory implements InstanceDirectory {
  readonly shared = false;
  private readonly nobody: readonly InstanceRecord[] = [];

  constructor(readonly self: InstanceIdentity) {}

  join(): void {
    // There is nobody to whom it could be said.
  }

  changed(): void {
    // As above.
  }

  others(): readonly InstanceRecord[] {
    return this.nobody;
  }

  onChange(): () => void {
    return () => undefined;
  }

  holdsLease(): boolean {
    return true;
  }

  renew(): Promise<void> {
    return Promise.resolve();
  }

  alive(id: string): Promise<boolean> {
    return Promise.resolve(id === this.self.id);
  }

  onForgotten(): () => void {
    return () => undefined;
  }

  leave(): Promise<void> {
    return Promise.resolve();
  }
}

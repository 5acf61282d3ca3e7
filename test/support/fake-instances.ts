import type { InstanceDirectory, InstanceRecord } from '../../src/instances/instance-directory.js';

/** A directory of instances that a test fills. */
export class FakeInstances implements InstanceDirectory {
  readonly self = { id: 'here', url: 'http://here' };
  readonly shared = true;
  held = true;
  /** what has been asked of it */
  readonly asked: string[] = [];
  private list: readonly InstanceRecord[] = [];
  private readonly listeners = new Set<() => void>();

  set(...others: InstanceRecord[]): void {
    this.list = others;
    for (const listener of this.listeners) listener();
  }

  join(): void {
    this.asked.push('join');
  }

  changed(): void {
    this.asked.push('changed');
  }

  others(): readonly InstanceRecord[] {
    return this.list;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  holdsLease(): boolean {
    return this.held;
  }

  renew(): Promise<void> {
    this.asked.push('renew');
    return Promise.resolve();
  }

  alive(id: string): Promise<boolean> {
    return Promise.resolve(id === this.self.id || this.list.some((one) => one.id === id));
  }

  onForgotten(): () => void {
    return () => undefined;
  }

  leave(): Promise<void> {
    this.asked.push('leave');
    return Promise.resolve();
  }
}

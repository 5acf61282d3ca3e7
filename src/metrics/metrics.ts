import type { Registry } from 'prom-client';
import type { Clock } from '../runtime/clock.js';
import type { Happenings } from '../happenings/happenings.js';
import type { Family } from './family.js';

/** Milliseconds for which the same is told again: whoever asks without end costs no more than four readings a second. */
const FRESH = 250;

/** All that is measured, as Prometheus reads it. */
export class Metrics {
  readonly contentType: string;
  private readonly texts: Registry[];
  private readonly families: Family[];
  private readonly stopHearing: () => void;
  private latest: { readonly at: number; readonly text: Promise<string> } | undefined;

  constructor(
    registry: Registry,
    families: readonly Family[],
    happenings: Happenings,
    private readonly clock: Clock,
  ) {
    this.contentType = registry.contentType;
    this.texts = [registry];
    this.families = [...families];
    const hearers = families.filter((one) => 'hear' in one);
    this.stopHearing = happenings.watch((happening) => {
      for (const one of hearers) one.hear?.(happening);
    });
  }

  /** What a registry of the process's own has is told as well. @param read brings it to what is so now */
  include(registry: Registry, read: () => void): void {
    this.texts.push(registry);
    this.families.push({ read });
  }

  /** In the format that `contentType` says. */
  text(): Promise<string> {
    const now = this.clock.elapsed();
    if (!this.latest || now - this.latest.at >= FRESH) this.latest = { at: now, text: this.read() };
    return this.latest.text;
  }

  onApplicationShutdown(): void {
    this.stopHearing();
    for (const one of this.families) one.end?.();
  }

  private async read(): Promise<string> {
    for (const one of this.families) one.read?.();
    return (await Promise.all(this.texts.map((registry) => registry.metrics()))).join('\n');
  }
}

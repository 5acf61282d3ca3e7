import type { Slice } from './slice.js';

const NAME = 'interaction-processor.console.wallboard';
const MOST_CHARACTERS = 1_000_000;

/** Keeps the slices of one session over a reload. What storage refuses is gone with the page. */
export class HistoryFile {
  constructor(
    private readonly session: string,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem'>,
  ) {}

  read(): readonly Slice[] {
    try {
      const kept: unknown = JSON.parse(this.storage.getItem(NAME) ?? 'null');
      if (!isOf(this.session, kept)) return [];
      return kept.slices.filter(isSlice);
    } catch {
      return [];
    }
  }

  /** The older half of what is too much to be kept is not. */
  write(slices: readonly Slice[]): void {
    const text = JSON.stringify({ session: this.session, slices });
    if (text.length > MOST_CHARACTERS && slices.length > 1) {
      this.write(slices.slice(-Math.floor(slices.length / 2)));
      return;
    }
    try {
      this.storage.setItem(NAME, text);
    } catch {
      // Storage may be forbidden or full.
    }
  }
}

function isOf(session: string, kept: unknown): kept is { readonly slices: readonly unknown[] } {
  const { session: of, slices } = (kept ?? {}) as { readonly session?: unknown; readonly slices?: unknown };
  return of === session && Array.isArray(slices);
}

function isSlice(value: unknown): value is Slice {
  const { queues, ...counts } = (value ?? {}) as Partial<Slice>;
  const numbers = [counts.at, counts.waiting, counts.ready, counts.busy, ...Object.values(queues ?? {})];
  return typeof queues === 'object' && numbers.every((number) => Number.isFinite(number));
}

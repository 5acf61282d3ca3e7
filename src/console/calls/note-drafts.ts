import { signal } from '@preact/signals';

/** What was typed and is not in the data yet. */
export interface NoteDraft {
  readonly text: string;
  /** the note that stood in the data when it was begun */
  readonly base: string;
}

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'interaction-processor.console.note.';

/** The notes that are being written, by the interaction's target. A reload finds them; what storage refuses lasts as long as the page. */
export class NoteDrafts {
  readonly all = signal<ReadonlyMap<string, NoteDraft>>(new Map());

  constructor(private readonly storage: Kept) {
    this.all.value = new Map(
      this.#keys().flatMap((key) => {
        const draft = parsed(storage.getItem(key));
        return draft ? [[key.slice(PREFIX.length), draft] as const] : [];
      }),
    );
  }

  /** @param note as it stands in the data. What is the same is no draft. */
  write(target: string, text: string, note: string): void {
    if (text === note) this.drop(target);
    else this.#put(target, { text, base: this.all.value.get(target)?.base ?? note });
  }

  /** `text` is in the data now; what has been typed since stays a draft. */
  saved(target: string, text: string): void {
    const draft = this.all.value.get(target);
    if (draft?.text === text) this.drop(target);
    else if (draft) this.#put(target, { ...draft, base: text });
  }

  drop(target: string): void {
    this.storage.removeItem(PREFIX + target);
    this.all.value = new Map([...this.all.value].filter(([other]) => other !== target));
  }

  /** Forgets those of interactions that there are no more. */
  keepOnly(targets: ReadonlySet<string>): void {
    for (const target of this.all.value.keys()) if (!targets.has(target)) this.drop(target);
  }

  #put(target: string, draft: NoteDraft): void {
    this.all.value = new Map([...this.all.value, [target, draft]]);
    try {
      this.storage.setItem(PREFIX + target, JSON.stringify(draft));
    } catch {
      // Storage may be full: the page has it still.
    }
  }

  #keys(): readonly string[] {
    const keys = Array.from({ length: this.storage.length }, (_, index) => this.storage.key(index) ?? '');
    return keys.filter((key) => key.startsWith(PREFIX));
  }
}

function parsed(text: string | null): NoteDraft | undefined {
  try {
    const { text: typed, base } = JSON.parse(text ?? '{}') as Partial<Record<string, unknown>>;
    return typeof typed === 'string' && typeof base === 'string' ? { text: typed, base } : undefined;
  } catch {
    return undefined;
  }
}

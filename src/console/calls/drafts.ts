import { signal } from '@preact/signals';

/** What was typed and is not in the data yet. */
export interface Draft {
  readonly text: string;
  /** what stood in the data when it was begun */
  readonly base: string;
}

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** What is being written, by the interaction's target. A reload finds them; what storage refuses lasts as long as the page. */
export class Drafts {
  readonly all = signal<ReadonlyMap<string, Draft>>(new Map());

  /** @param prefix what its entries begin with */
  constructor(
    private readonly storage: Kept,
    private readonly prefix = 'interaction-processor.console.note.',
  ) {
    this.all.value = new Map(
      this.#keys().flatMap((key) => {
        const draft = parsed(storage.getItem(key));
        return draft ? [[key.slice(this.prefix.length), draft] as const] : [];
      }),
    );
  }

  /** @param kept as it stands in the data. What is the same is no draft. */
  write(target: string, text: string, kept: string): void {
    if (text === kept) this.drop(target);
    else this.#put(target, { text, base: this.all.value.get(target)?.base ?? kept });
  }

  /** `text` is in the data now; what has been typed since stays a draft. */
  saved(target: string, text: string): void {
    const draft = this.all.value.get(target);
    if (draft?.text === text) this.drop(target);
    else if (draft) this.#put(target, { ...draft, base: text });
  }

  drop(target: string): void {
    this.storage.removeItem(this.prefix + target);
    this.all.value = new Map([...this.all.value].filter(([other]) => other !== target));
  }

  /** Forgets those of interactions that there are no more. */
  keepOnly(targets: ReadonlySet<string>): void {
    for (const target of this.all.value.keys()) if (!targets.has(target)) this.drop(target);
  }

  #put(target: string, draft: Draft): void {
    this.all.value = new Map([...this.all.value, [target, draft]]);
    try {
      this.storage.setItem(this.prefix + target, JSON.stringify(draft));
    } catch {
      // Storage may be full: the page has it still.
    }
  }

  #keys(): readonly string[] {
    const keys = Array.from({ length: this.storage.length }, (_, index) => this.storage.key(index) ?? '');
    return keys.filter((key) => key.startsWith(this.prefix));
  }
}

function parsed(text: string | null): Draft | undefined {
  try {
    const { text: typed, base } = JSON.parse(text ?? '{}') as Partial<Record<string, unknown>>;
    return typeof typed === 'string' && typeof base === 'string' ? { text: typed, base } : undefined;
  } catch {
    return undefined;
  }
}

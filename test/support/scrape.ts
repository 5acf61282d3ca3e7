/** One sample: its name without the prefix of all, its labels, its value. */
interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What `/metrics` has told, once. */
export class Scrape {
  readonly samples: readonly Sample[];

  private constructor(readonly text: string) {
    this.samples = text.split('\n').flatMap((line) => sampleIn(line) ?? []);
  }

  /** @param url of the port that tells them */
  static async of(url: string): Promise<Scrape> {
    const response = await fetch(`${url}/metrics`);
    if (!response.ok) throw new Error(`/metrics: ${response.status}`);
    return new Scrape(await response.text());
  }

  /** The sum of all with these labels; undefined where there is none. */
  value(name: string, labels: Readonly<Record<string, string>> = {}): number | undefined {
    const found = this.samples.filter(
      (one) => one.name === name && Object.entries(labels).every(([label, value]) => one.labels[label] === value),
    );
    return found.length === 0 ? undefined : found.reduce((sum, { value }) => sum + value, 0);
  }

  sum(name: string): number {
    return this.value(name) ?? 0;
  }
}

function sampleIn(line: string): Sample | undefined {
  const [, name, labels = '', value] = /^([a-z_][\w:]*)(?:\{(.*)\})? (\S+)$/i.exec(line) ?? [];
  if (name === undefined) return undefined;
  const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key, text]) => [key, text]);
  return { name: name.replace(/^interaction_processor_/, ''), labels: Object.fromEntries(pairs), value: Number(value) };
}

/** Shorter ones may be in a line by chance. */
const SHORTEST = 8;

/** What this test file has used as a secret, which no output may show. */
export const plantedSecrets = {
  texts: new Set<string>(),

  /** Adds those that are texts and long enough to be told from other words. */
  plant(...secrets: readonly unknown[]): void {
    for (const secret of secrets) {
      if (typeof secret === 'string' && secret.trim().length >= SHORTEST) this.texts.add(secret);
    }
  },

  /** @returns those that are in it */
  in(output: string): readonly string[] {
    return [...this.texts].filter((secret) => output.includes(secret));
  },
};

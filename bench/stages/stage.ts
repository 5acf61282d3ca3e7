import type { Options } from '../options.js';
import type { Finding } from '../report/finding.js';

/** Findings that are made together, with servers of their own. */
export interface Stage {
  /** what its findings are called, or parts of it: `--only` looks here */
  readonly names: readonly string[];
  run(options: Options): Promise<readonly Finding[]>;
}

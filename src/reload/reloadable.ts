import type { AppConfig } from '../config/app-config.js';
import type { Change } from './reload-outcome.js';

/** What has been read and found good, and is not in effect yet. */
export interface Prepared {
  /**
   * Brings it into effect, at once; must not fail.
   * @returns what has changed beside the settings themselves, e.g. in a file that one of them names
   */
  apply(): readonly Change[];
}

/** A part of the process that can be set anew while it runs. */
export interface Reloadable {
  /** dotted paths of the settings that it takes, each with all below it; a change of any other one needs a restart */
  readonly settings: readonly string[];
  /** the files that it reads, beside the configuration's own: a change of one is a reason to reload where files are watched */
  files?(config: AppConfig): readonly string[];
  /**
   * Reads and checks all that it will need; changes nothing yet, for another part may refuse its own.
   * @throws InvalidConfigError with everything that is wrong
   */
  prepare(config: AppConfig): Prepared | Promise<Prepared>;
}

import { Milliseconds } from './milliseconds.decorator.js';

/** `reload`: when settings are read anew, beside when the process is told to. */
export class ReloadConfig {
  /** how often it is looked whether a file has changed; 0: never */
  @Milliseconds(0) readonly every: number = 0;
}

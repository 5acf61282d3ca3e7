import type { AppConfig } from './config/app-config.js';

/** Host names under which this process is known, in small letters, beside those that everybody knows. */
export function hostNames({ host, advertiseUrl }: AppConfig): readonly string[] {
  return [host.toLowerCase(), ...(advertiseUrl === undefined ? [] : [new URL(advertiseUrl).hostname])];
}

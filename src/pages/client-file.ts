import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { servedFile, type ServedFile } from './served-file.js';

/** The typed client as the build leaves it for pages. @returns undefined where it is not built */
export function clientFile(): ServedFile | undefined {
  try {
    return servedFile(readFileSync(fileURLToPath(new URL('../../dist/client.browser.js', import.meta.url))));
  } catch {
    return undefined;
  }
}

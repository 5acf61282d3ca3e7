import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { servedFile, type ServedFile } from './served-file.js';

const FOLDER = fileURLToPath(new URL('../../dist/console', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface ConsoleFile extends ServedFile {
  readonly type: string;
}

/** The console's files as the build leaves them, by their paths: all that there are. None where it is not built. */
export function consoleFiles(): ReadonlyMap<string, ConsoleFile> {
  const files = new Map<string, ConsoleFile>();
  try {
    for (const path of readdirSync(FOLDER, { encoding: 'utf8', recursive: true })) {
      const type = TYPES[extname(path)];
      if (type !== undefined) files.set(path, { ...servedFile(readFileSync(join(FOLDER, path))), type });
    }
  } catch {
    // It is not built, or only in part: what is missing is not found.
  }
  return files;
}

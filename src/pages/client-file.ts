import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** A file as it is given out. */
export interface ServedFile {
  /** weak, for it is the same file as it is and zipped */
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzipped: Buffer;
}

/** The typed client as the build leaves it for pages. @returns undefined where it is not built */
export function clientFile(): ServedFile | undefined {
  try {
    const plain = readFileSync(fileURLToPath(new URL('../../dist/client.browser.js', import.meta.url)));
    const etag = `W/"${createHash('sha256').update(plain).digest('base64url')}"`;
    return { etag, plain, gzipped: gzipSync(plain, { level: 9 }) };
  } catch {
    return undefined;
  }
}

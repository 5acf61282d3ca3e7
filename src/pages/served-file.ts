import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** A file as it is given out. */
export interface ServedFile {
  /** weak, for it is the same file as it is and zipped */
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzipped: Buffer;
}

export function servedFile(plain: Buffer): ServedFile {
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url')}"`;
  return { etag, plain, gzipped: gzipSync(plain, { level: 9 }) };
}

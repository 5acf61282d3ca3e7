import type { ServerResponse } from 'node:http';
import type { ServedFile } from './served-file.js';

/** Of the request: what the browser has already, and what it can unpack. */
export interface Asked {
  readonly known: string | undefined;
  readonly accepted: string | undefined;
}

/** Answers with a file: 304 where the browser has it, zipped where it can unpack that. */
export function giveFile(
  response: ServerResponse,
  { etag, plain, gzipped }: ServedFile,
  { known, accepted }: Asked,
  headers: Readonly<Record<string, string>>,
): void {
  const zipped = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(accepted ?? '');
  const body = zipped ? gzipped : plain;
  const same = known?.split(/\s*,\s*/).includes(etag);
  const { 'Content-Type': type, ...always } = headers;
  response.writeHead(same ? 304 : 200, {
    ETag: etag,
    Vary: 'Accept-Encoding',
    ...always,
    ...(!same && {
      'Content-Type': type,
      'Content-Length': body.length,
      ...(zipped && { 'Content-Encoding': 'gzip' }),
    }),
  });
  response.end(same ? undefined : body);
}

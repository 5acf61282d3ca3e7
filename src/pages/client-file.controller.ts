import type { ServerResponse } from 'node:http';
import { Controller, Get, Headers, NotFoundException, Res } from '@nestjs/common';
import { clientFile, type ServedFile } from './client-file.js';

/** The typed client, for a page without a build: it fits the server that gives it out. */
@Controller()
export class ClientFileController {
  private file: ServedFile | undefined;

  /** An ES module, for pages of any origin. A browser asks each time whether it still is the same, and is answered 304. */
  @Get('client.js')
  give(
    @Headers('if-none-match') known: string | undefined,
    @Headers('accept-encoding') accepted: string | undefined,
    @Res() response: ServerResponse,
  ): void {
    this.file ??= clientFile();
    if (!this.file) throw new NotFoundException('the client is not built');
    const { etag, plain, gzipped } = this.file;
    const zipped = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(accepted ?? '');
    const body = zipped ? gzipped : plain;
    const same = known?.split(/\s*,\s*/).includes(etag);
    response.writeHead(same ? 304 : 200, {
      ETag: etag,
      Vary: 'Accept-Encoding',
      'Cache-Control': 'public, no-cache',
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      ...(!same && {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Content-Length': body.length,
        'X-Content-Type-Options': 'nosniff',
        ...(zipped && { 'Content-Encoding': 'gzip' }),
      }),
    });
    response.end(same ? undefined : body);
  }
}

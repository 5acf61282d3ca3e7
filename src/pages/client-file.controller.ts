import type { ServerResponse } from 'node:http';
import { Controller, Get, Headers, NotFoundException, Res } from '@nestjs/common';
import { clientFile } from './client-file.js';
import { giveFile } from './give-file.js';
import type { ServedFile } from './served-file.js';

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
    giveFile(
      response,
      this.file,
      { known, accepted },
      {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': 'public, no-cache',
        'Access-Control-Allow-Origin': '*',
        'Cross-Origin-Resource-Policy': 'cross-origin',
      },
    );
  }
}

import type { ServerResponse } from 'node:http';
import { Controller, Get, Headers, NotFoundException, Param, Res } from '@nestjs/common';
import { consoleFiles, type ConsoleFile } from './console-files.js';
import { consoleHeaders } from './console-headers.js';
import { giveFile } from './give-file.js';

/** The page that an agent works with. Its parts are read once, when it is asked for first. */
@Controller('console')
export class ConsoleController {
  private files: ReadonlyMap<string, ConsoleFile> | undefined;

  /** the same page, whatever is shown in it */
  @Get(['', 'wallboard'])
  page(
    @Headers('if-none-match') known: string | undefined,
    @Headers('accept-encoding') accepted: string | undefined,
    @Res() response: ServerResponse,
  ): void {
    this.give('index.html', { known, accepted }, response);
  }

  @Get('assets/:name')
  asset(
    @Param('name') name: string,
    @Headers('if-none-match') known: string | undefined,
    @Headers('accept-encoding') accepted: string | undefined,
    @Res() response: ServerResponse,
  ): void {
    this.give(`assets/${name}`, { known, accepted }, response);
  }

  private give(path: string, asked: Parameters<typeof giveFile>[2], response: ServerResponse): void {
    if (!this.files?.size) this.files = consoleFiles();
    const file = this.files.get(path);
    if (!file) throw new NotFoundException('the console has no such file, or is not built');
    giveFile(response, file, asked, consoleHeaders(file.type, path !== 'index.html'));
  }
}

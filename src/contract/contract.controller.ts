import { readFileSync } from 'node:fs';
import { Controller, Get, Header, StreamableFile } from '@nestjs/common';

/** Made beforehand (`npm run asyncapi`), and part of what is built: nothing of what makes it is needed to run. */
const DOCUMENT = Buffer.from(
  JSON.stringify(JSON.parse(readFileSync(new URL('asyncapi.json', import.meta.url), 'utf8'))),
);

/** The protocol for programs. */
@Controller()
export class ContractController {
  /** A document of AsyncAPI 3. */
  @Get('asyncapi.json')
  @Header('Cache-Control', 'no-cache')
  document(): StreamableFile {
    // The bytes are the same for all who read them, however slowly.
    return new StreamableFile(DOCUMENT, { type: 'application/json; charset=utf-8', length: DOCUMENT.length });
  }
}

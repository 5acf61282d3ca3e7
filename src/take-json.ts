import type { NestExpressApplication } from '@nestjs/platform-express';

/** Bytes that a request may post. */
const BODY_BYTES = 65_536;

/** Whatever is posted here is JSON, and little; nothing is told that nobody needs. */
export function takeJson(application: NestExpressApplication): void {
  application.disable('x-powered-by');
  application.disable('etag');
  application.useBodyParser('json', { limit: BODY_BYTES, inflate: false });
}

import { HttpException, HttpStatus } from '@nestjs/common';

/** 429: the control would fill the memory. */
export function tooMany(what: string): HttpException {
  return new HttpException(`as many ${what} as may`, HttpStatus.TOO_MANY_REQUESTS);
}

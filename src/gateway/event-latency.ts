import { Injectable } from '@nestjs/common';

/** How long events that come of a provider's reports take until they are written to a connection, for whoever measures that. */
@Injectable()
export class EventLatency {
  /** called with milliseconds, once for each; undefined: nobody measures */
  measure: ((took: number) => void) | undefined;
}

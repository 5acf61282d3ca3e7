import { Encoder } from 'socket.io-parser';
import { BoundedDecoder } from './bounded-decoder.js';

/** What Socket.IO's setting `parser` takes: its own encoder, and a decoder that knows the limits. */
export function boundedParser(messageDepth: number): object {
  class Decoder extends BoundedDecoder {
    constructor() {
      super(messageDepth);
    }
  }
  return { Encoder, Decoder };
}

import { PlainEncoder } from '../plain-encoder.js';
import { BoundedDecoder } from './bounded-decoder.js';

/** What Socket.IO's setting `parser` takes: an encoder for text alone, and a decoder that knows the limits. */
export function boundedParser(messageDepth: number): object {
  class Decoder extends BoundedDecoder {
    constructor() {
      super(messageDepth);
    }
  }
  return { Encoder: PlainEncoder, Decoder };
}

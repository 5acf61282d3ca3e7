import type { SipHeaders } from './sip-headers.js';

interface Common {
  readonly headers: SipHeaders;
  readonly body: string;
  readonly callId: string;
  /** CSeq number and method: of a response, those of its request */
  readonly cseq: number;
  readonly method: string;
  /** of the topmost Via: names the transaction */
  readonly branch: string;
  readonly from: string;
  readonly to: string;
}

export interface SipRequest extends Common {
  readonly kind: 'request';
  readonly uri: string;
}

export interface SipResponse extends Common {
  readonly kind: 'response';
  readonly status: number;
  readonly reason: string;
}

export type SipMessage = SipRequest | SipResponse;

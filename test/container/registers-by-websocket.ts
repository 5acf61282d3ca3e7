import { on, once } from 'node:events';
import { WebSocket } from 'ws';
import type { PhoneObject } from '../../src/protocol/objects/phone.object.js';
import { digest } from '../support/asterisk/softphone/sip/digest.js';
import { parseSip } from '../support/asterisk/softphone/sip/parse-sip.js';
import type { SipResponse } from '../support/asterisk/softphone/sip/sip-message.js';
import { sipText } from '../support/asterisk/softphone/sip/sip-text.js';

const PATIENCE_MS = 5_000;

/** Registers as a telephone in a browser would. Resolves with the statuses that it was answered with. */
export async function registersByWebSocket({ url, address, user, password = '' }: PhoneObject): Promise<number[]> {
  const socket = new WebSocket(url, 'sip', { handshakeTimeout: PATIENCE_MS });
  await once(socket, 'open');
  const uri = address.replace(/:.*@/, ':');
  const statuses: number[] = [];
  let authorization: readonly (readonly [string, string])[] = [];
  for (let cseq = 1; cseq <= 2; cseq += 1) {
    const headers = [
      ['Via', `SIP/2.0/WS here.invalid;branch=z9hG4bK${cseq}`],
      ['Max-Forwards', '70'],
      ['From', `<${address}>;tag=a`],
      ['To', `<${address}>`],
      ['Call-ID', 'registers-by-websocket'],
      ['CSeq', `${cseq} REGISTER`],
      ['Contact', `<sip:${user}@here.invalid;transport=ws>`],
      ['Expires', '60'],
      ...authorization,
    ] as const;
    const answered = nextResponse(socket);
    socket.send(sipText(`REGISTER ${uri} SIP/2.0`, headers));
    const answer = await answered;
    statuses.push(answer.status);
    const challenge = answer.headers.first('www-authenticate');
    if (challenge === undefined) break;
    authorization = [['Authorization', digest(challenge, { user, password }, 'REGISTER', uri, 'nonce')]];
  }
  socket.close();
  return statuses;
}

/** Asterisk asks whether the telephone is there meanwhile. */
async function nextResponse(socket: WebSocket): Promise<SipResponse> {
  for await (const [data] of on(socket, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) })) {
    const message = parseSip(data as Buffer);
    if (message.kind === 'response') return message;
  }
  throw new Error('no answer');
}

import { randomBytes } from 'node:crypto';
import type { PhoneCore } from './phone-core.js';
import { digest } from './sip/digest.js';
import type { OutgoingRequest } from './sip/sip-endpoint.js';
import type { SipResponse } from './sip/sip-message.js';
import type { HeaderLine } from './sip/sip-text.js';

const CHALLENGES: Readonly<Record<number, { readonly asks: string; readonly answers: string }>> = {
  401: { asks: 'www-authenticate', answers: 'Authorization' },
  407: { asks: 'proxy-authenticate', answers: 'Proxy-Authorization' },
};

/** The header that answers the challenge, `undefined` where there is none or the phone has no password. */
function answerTo(core: PhoneCore, response: SipResponse, method: string, uri: string): HeaderLine | undefined {
  const kind = CHALLENGES[response.status];
  const { credentials } = core.identity;
  if (!kind || !credentials) return undefined;
  const challenges = response.headers.all(kind.asks);
  const challenge = challenges.find((value) => !/algorithm="?(?!MD5\b(?!-))/i.test(value)) ?? challenges[0];
  if (challenge === undefined) return undefined;
  return [kind.answers, digest(challenge, credentials, method, uri, randomBytes(4).toString('hex'))];
}

/**
 * Sends a request and, challenged, sends it once more with the password. `make` builds it for each try, with the headers
 * to add; `refused` sees the challenge in between (an INVITE has to acknowledge it) and may stop the second try.
 */
export async function authenticatedRequest(
  core: PhoneCore,
  make: (headers: readonly HeaderLine[]) => OutgoingRequest,
  refused: (response: SipResponse) => boolean = () => true,
): Promise<SipResponse> {
  const request = make([]);
  const response = await core.endpoint.request(request);
  const answer = answerTo(core, response, request.method, request.uri);
  if (!answer || !refused(response)) return response;
  return core.endpoint.request(make([answer]));
}

import { randomBytes } from 'node:crypto';
import { authenticatedRequest } from './authenticated-request.js';
import type { PhoneCore } from './phone-core.js';
import { newTag } from './soft-call.js';

/** Longer than any test. */
export const REGISTRATION_S = 3600;

/** Tells the server where this phone is; `expires` 0 (seconds) takes that back. Rejects when it is refused. */
export async function register(core: PhoneCore, expires: number): Promise<void> {
  const { user, server } = core.identity;
  const address = `<${core.uriOf(user)}>`;
  const callId = randomBytes(8).toString('hex');
  const from = `${address};tag=${newTag()}`;
  let cseq = 0;
  const response = await authenticatedRequest(core, (headers) => ({
    method: 'REGISTER',
    uri: `sip:${server.host}:${server.port}`,
    callId,
    from,
    to: address,
    cseq: ++cseq,
    headers: [['Expires', String(expires)], ...headers],
  }));
  if (response.status !== 200) throw new Error(`phone ${user}: REGISTER ${response.status}`);
  core.note({ type: 'registered', expires });
}

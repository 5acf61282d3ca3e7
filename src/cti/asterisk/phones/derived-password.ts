import { createHmac } from 'node:crypto';

/** The password of a SIP account where all of them come of one secret: 43 of `A-Z a-z 0-9 - _`. */
export function derivedPassword(secret: string, account: string): string {
  return createHmac('sha256', secret).update(account).digest('base64url');
}

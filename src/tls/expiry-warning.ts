import type { KeyPair } from './key-pair.js';

const DAY = 86_400_000;

/** A certificate that is to be renewed in time has that much left, or a third of its life where that is less. */
const TIME_TO_RENEW = 14 * DAY;

/** What an operator should know of a certificate, if anything. @param now milliseconds since the epoch */
export function expiryWarning({ notBefore, notAfter }: KeyPair, now: number): string | undefined {
  const until = new Date(notAfter).toISOString();
  if (now >= notAfter) return `the certificate (tls.cert) has expired: it was good until ${until}`;
  if (now < notBefore) return `the certificate (tls.cert) is not good before ${new Date(notBefore).toISOString()}`;
  if (notAfter - now > Math.min(TIME_TO_RENEW, (notAfter - notBefore) / 3)) return undefined;
  return `the certificate (tls.cert) expires in ${Math.floor((notAfter - now) / DAY)} days: it is good until ${until}`;
}

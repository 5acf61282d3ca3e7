import { createHash } from 'node:crypto';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

function readChallenge(challenge: string): Map<string, string> {
  const pairs = challenge.matchAll(/([a-z]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/gi);
  return new Map(Array.from(pairs, ([, name = '', quoted, bare]) => [name.toLowerCase(), quoted ?? bare ?? '']));
}

/** The value of an Authorization header that answers a Digest challenge (RFC 2617, MD5, qop auth or none). */
export function digest(
  challenge: string,
  { user, password }: Credentials,
  method: string,
  uri: string,
  clientNonce: string,
): string {
  const given = readChallenge(challenge);
  const realm = given.get('realm') ?? '';
  const nonce = given.get('nonce') ?? '';
  const opaque = given.get('opaque');
  const count = '00000001';
  const withQop = (given.get('qop') ?? '').split(',').some((qop) => qop.trim() === 'auth');
  const secret = md5(`${user}:${realm}:${password}`);
  const request = md5(`${method}:${uri}`);
  const middle = withQop ? `${nonce}:${count}:${clientNonce}:auth` : nonce;
  const parts = [
    `username="${user}"`,
    `realm="${realm}"`,
    `nonce="${nonce}"`,
    `uri="${uri}"`,
    `response="${md5(`${secret}:${middle}:${request}`)}"`,
    'algorithm=MD5',
  ];
  if (withQop) parts.push('qop=auth', `nc=${count}`, `cnonce="${clientNonce}"`);
  if (opaque !== undefined) parts.push(`opaque="${opaque}"`);
  return `Digest ${parts.join(', ')}`;
}

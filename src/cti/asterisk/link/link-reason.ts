import { AmiClosedError, AmiProtocolError, AmiRefusedError, AmiTimeoutError } from '../ami/ami-error.js';
import { AriClosedError, AriRefusedError, AriTimeoutError } from '../ari/ari-error.js';
import { LinkError } from './link-error.js';

const UNKNOWN = "nobody whom we know vouches for the switch's certificate";

const NETWORK_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was reset',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name cannot be looked up',
  ETIMEDOUT: 'the connection timed out',
  CERT_HAS_EXPIRED: "the switch's certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN,
  ERR_TLS_CERT_ALTNAME_INVALID: "the switch's certificate has another name",
  ERR_SSL_WRONG_VERSION_NUMBER: 'what listens there speaks no TLS',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'what listens there speaks no TLS',
};

const STATUS_WORDS: Readonly<Record<number, string>> = {
  401: 'Asterisk refused the ARI user or its secret',
  403: 'the ARI user may not do this',
  404: 'ARI is not enabled, or no longer knows the application',
};

/** Why there is no link, for operators and desktops: in words, without secrets. */
export function linkReason(error: unknown): string {
  if (error instanceof LinkError) return error.message;
  if (error instanceof AmiRefusedError) return amiRefused(error);
  if (error instanceof AmiTimeoutError) return 'AMI does not answer';
  if (error instanceof AmiProtocolError) return `AMI: ${error.message}`;
  if (error instanceof AmiClosedError) return `AMI: ${network(error.cause)}`;
  if (error instanceof AriRefusedError) return STATUS_WORDS[error.status] ?? `ARI answered with status ${error.status}`;
  if (error instanceof AriTimeoutError) return 'ARI does not answer';
  if (error instanceof AriClosedError) return `ARI: ${network(error.cause)}`;
  return 'the switch could not be read';
}

function amiRefused(error: AmiRefusedError): string {
  if (error.action === 'Login') return 'Asterisk refused the AMI user or its secret';
  return `Asterisk refused ${error.action}: ${error.reason}`;
}

/** `fetch` puts the network's error one level deeper than a socket does. */
function network(cause: unknown): string {
  for (let at = cause, depth = 0; typeof at === 'object' && at !== null && depth < 3; depth++) {
    const { code, cause: deeper } = at as { readonly code?: unknown; readonly cause?: unknown };
    const words = typeof code === 'string' ? NETWORK_WORDS[code] : undefined;
    if (words) return words;
    at = deeper;
  }
  return 'the connection was lost';
}

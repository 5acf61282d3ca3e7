import { AmiClosedError, AmiProtocolError, AmiRefusedError, AmiTimeoutError } from '../ami/ami-error.js';
import { AriClosedError, AriRefusedError, AriTimeoutError } from '../ari/ari-error.js';
import { LinkError } from './link-error.js';

const NETWORK_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was reset',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name cannot be looked up',
  ETIMEDOUT: 'the connection timed out',
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
  for (let at = cause, depth = 0; at instanceof Error && depth < 3; at = at.cause, depth++) {
    const { code } = at as NodeJS.ErrnoException;
    const words = code === undefined ? undefined : NETWORK_WORDS[code];
    if (words) return words;
  }
  return 'the connection was lost';
}

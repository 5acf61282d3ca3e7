import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { InvalidConfigError } from '../config/invalid-config.error.js';
import { readTextFile } from '../config/read-text-file.js';
import type { TlsConfig } from '../config/tls.config.js';

/** A certificate and its key as they are in effect. */
export interface KeyPair {
  readonly context: { readonly cert: string; readonly key: string; readonly minVersion: TlsConfig['minVersion'] };
  /** milliseconds since the epoch */
  readonly notBefore: number;
  readonly notAfter: number;
}

/**
 * Reads both files, and sees to it that they belong together: one of two may have been replaced.
 * @throws InvalidConfigError, which says nothing of what is in them
 */
export function readKeyPair({ cert, key, minVersion }: TlsConfig): KeyPair {
  if (cert === undefined) refuse('tls.cert', 'is needed: TLS cannot be left off while the process runs');
  if (key === undefined) refuse('tls.key', 'is needed beside tls.cert');
  const texts = { cert: readTextFile(cert, { path: 'tls.cert' }), key: readTextFile(key, { path: 'tls.key' }) };
  const certificate = parsed('tls.cert', 'is no certificate in PEM', () => new X509Certificate(texts.cert));
  const secret = parsed('tls.key', 'is no private key in PEM without a passphrase', () => createPrivateKey(texts.key));
  if (!certificate.checkPrivateKey(secret)) refuse('tls.key', 'is not the key of the certificate (tls.cert)');
  const context = { ...texts, minVersion };
  parsed('tls.cert', 'cannot be used with its key', () => createSecureContext(context));
  return {
    context,
    notBefore: Date.parse(certificate.validFrom),
    notAfter: Date.parse(certificate.validTo),
  };
}

function parsed<T>(path: string, problem: string, parse: () => T): T {
  try {
    return parse();
  } catch {
    return refuse(path, problem);
  }
}

function refuse(path: string, problem: string): never {
  throw new InvalidConfigError([{ path, problem }]);
}

import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { InvalidOptionError } from '../port/invalid-option.error.js';
import type { Trust } from './trust.js';

/**
 * @param given of them `ca` is the path of a PEM file
 * @param prefix dotted path of the block
 * @throws InvalidOptionError
 */
export function readTrust({ ca, servername }: Trust, prefix: string): Trust {
  return {
    ...(ca !== undefined && { ca: certificates(ca, `${prefix}.ca`) }),
    ...(servername !== undefined && { servername }),
  };
}

function certificates(file: string, option: string): string {
  try {
    const text = readFileSync(file, 'utf8');
    // It reads the first one; TLS itself would pass over a file without any.
    void new X509Certificate(text);
    return text;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const unreadable = code !== undefined && !code.startsWith('ERR_');
    throw new InvalidOptionError(
      option,
      unreadable ? `the file cannot be read (${code})` : 'the file has no certificate in PEM',
    );
  }
}

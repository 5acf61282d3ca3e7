import { isMap, isScalar, parseDocument } from 'yaml';
import { PasswordsFileError } from './passwords-file.error.js';

const ACCOUNT = /^[A-Za-z0-9_.-]{1,64}$/;
/** As SIP's digest takes it, and no longer than a line of the switch's own configuration may be. */
const PASSWORD = /^[\x21-\x7e]{1,256}$/;

/**
 * Reads a YAML map of SIP accounts to their passwords. A number counts as the text that it is written with.
 * @throws PasswordsFileError with the line, and nothing of what stands in it
 */
export function passwordsIn(text: string): ReadonlyMap<string, string> {
  // Looking for keys that come twice takes the library quadratic time.
  const { contents, errors } = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  const [error] = errors;
  if (error) throw new PasswordsFileError(`is not YAML in line ${error.linePos?.[0].line ?? '?'} (${error.code})`);
  if (contents === null) return new Map();
  if (!isMap(contents)) throw new PasswordsFileError('must hold accounts and their passwords');
  const passwords = new Map<string, string>();
  for (const [index, { key, value }] of contents.items.entries()) {
    const [account, password] = [scalar(key), scalar(value)];
    if (!ACCOUNT.test(account) || !PASSWORD.test(password) || passwords.has(account)) {
      throw new PasswordsFileError(
        `has an entry that is no account with a password, or comes twice: the ${index + 1}.`,
      );
    }
    passwords.set(account, password);
  }
  return passwords;
}

const scalar = (node: unknown): string => (isScalar(node) ? String(node.value) : '');

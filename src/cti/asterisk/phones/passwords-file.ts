import { readFileSync, statSync, type Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Logger } from '@nestjs/common';
import { PasswordsFileError } from './passwords-file.error.js';
import { passwordsIn } from './passwords-in.js';

/** How large the file may be, in bytes: some twenty thousand accounts. */
const MOST_BYTES = 1_048_576;

/** The passwords of SIP accounts in a file, which is read anew when it is another one than before. */
export class PasswordsFile {
  private readonly logger = new Logger(PasswordsFile.name);
  private passwords: ReadonlyMap<string, string>;
  private stamp: string;
  private reading: Promise<void> | undefined;

  /** @throws PasswordsFileError where it cannot be used */
  constructor(private readonly path: string) {
    try {
      this.stamp = checked(statSync(path));
      this.passwords = passwordsIn(readFileSync(path, 'utf8'));
    } catch (error) {
      throw asFault(error);
    }
  }

  /** As the file has it now; where that cannot be used, as it had it last. */
  async of(account: string): Promise<string | undefined> {
    await (this.reading ??= this.refresh().finally(() => (this.reading = undefined)));
    return this.passwords.get(account);
  }

  private async refresh(): Promise<void> {
    let stamp = 'none';
    try {
      const stats = await stat(this.path);
      stamp = stampOf(stats);
      if (stamp === this.stamp) return;
      checked(stats);
      this.passwords = passwordsIn(await readFile(this.path, 'utf8'));
    } catch (error) {
      // Told once for each state of the file, and not for each agent who asks.
      if (stamp !== this.stamp)
        this.logger.warn(`the passwords of telephones stay as they were: the file ${asFault(error).message}`);
    }
    this.stamp = stamp;
  }
}

const stampOf = ({ ino, size, mtimeMs, ctimeMs }: Stats): string => [ino, size, mtimeMs, ctimeMs].join(' ');

function checked(stats: Stats): string {
  if (!stats.isFile()) throw new PasswordsFileError('is no file');
  if (stats.size > MOST_BYTES) throw new PasswordsFileError(`is larger than ${MOST_BYTES} bytes`);
  return stampOf(stats);
}

function asFault(error: unknown): PasswordsFileError {
  if (error instanceof PasswordsFileError) return error;
  const known = typeof error === 'object' && error !== null && 'code' in error;
  return new PasswordsFileError(`cannot be read (${known ? String(error.code) : 'unknown error'})`);
}

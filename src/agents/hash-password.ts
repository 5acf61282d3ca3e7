// A program of its own: `npm run hash-password`. Reads a password from standard input, writes the line for the agents file.
import { randomBytes } from 'node:crypto';
import { PasswordHash } from './password-hash.js';
import { readPassword } from './read-password.js';

try {
  if (process.argv.length > 2)
    throw new Error('a password in the arguments can be seen by others; give it on standard input');
  const password = await readPassword(process.stdin, process.stderr);
  const hash = await PasswordHash.of(password, randomBytes(16));
  process.stdout.write(`${hash.toString()}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'failed'}\n`);
  process.exitCode = 1;
}

/** The text is no password hash of ours. Does not tell the text: it may be a password. */
export class InvalidHashError extends Error {
  override readonly name = 'InvalidHashError';

  constructor(readonly problem: string) {
    super(`password hash: ${problem}`);
  }
}

/** Redis refused the command as such, or a script answered an error of its own: a fault of ours, or what the script means. */
export class RedisReplyError extends Error {
  /** @param code the first word of the answer, by which Redis tells its errors apart */
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'RedisReplyError';
  }
}

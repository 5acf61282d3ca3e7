/** A provider's option has a value that cannot be used; the process refuses to start. */
export class InvalidOptionError extends Error {
  override readonly name = 'InvalidOptionError';

  /** @param option dotted path in the configuration; the value itself is never told, it may be a secret */
  constructor(
    readonly option: string,
    readonly problem: string,
  ) {
    super(`configuration: ${option}: ${problem}`);
  }
}

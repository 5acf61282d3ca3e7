/** A provider from outside cannot be used; `message` says why, in words for the operator. */
export class UnusableProviderError extends Error {
  override readonly name = 'UnusableProviderError';
}

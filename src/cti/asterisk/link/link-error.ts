/** The switch is there but cannot be worked with. `message` is for operators. */
export class LinkError extends Error {
  override readonly name = 'LinkError';
}

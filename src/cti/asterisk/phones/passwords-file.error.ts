/** The file of passwords cannot be used; says why and nothing of what is in it. */
export class PasswordsFileError extends Error {
  override readonly name = 'PasswordsFileError';
}

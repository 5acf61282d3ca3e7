const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another process listens there',
  EACCES: 'this user may not listen on that port',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name cannot be looked up now',
  EMFILE: 'too many open files',
};

/** The process cannot listen where it is told to, and refuses to start. */
export class ListenError extends Error {
  override readonly name = 'ListenError';

  /** @param prefix of the variables that say where */
  constructor(host: string, port: number, { code = 'unknown' }: NodeJS.ErrnoException, prefix = '') {
    super(
      `cannot listen on host (${prefix}HOST) ${host}, port (${prefix}PORT) ${port}: ${REASONS[code] ?? 'refused'} (${code})`,
    );
  }
}

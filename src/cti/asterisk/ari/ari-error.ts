/** What can go wrong on the REST interface; never leaves the provider's folder as it is. */
export abstract class AriError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Asterisk answered with an error status. */
export class AriRefusedError extends AriError {
  constructor(
    readonly request: string,
    readonly status: number,
    readonly reason: string,
  ) {
    super(`${request}: ${status} ${reason}`);
  }
}

export class AriTimeoutError extends AriError {
  constructor(readonly request: string) {
    super(`${request}: no answer in time`);
  }
}

/** The request did not reach Asterisk, or the event socket is gone. */
export class AriClosedError extends AriError {
  constructor(message = 'ARI connection lost', options?: ErrorOptions) {
    super(message, options);
  }
}

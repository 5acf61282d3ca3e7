/** What can go wrong on the manager interface; never leaves the provider's folder as it is. */
export abstract class AmiError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Asterisk answered `Response: Error`. */
export class AmiRefusedError extends AmiError {
  constructor(
    readonly action: string,
    readonly reason: string,
  ) {
    super(`${action}: ${reason}`);
  }
}

export class AmiTimeoutError extends AmiError {
  constructor(readonly action: string) {
    super(`${action}: no answer in time`);
  }
}

/** The connection could not be made or is gone. */
export class AmiClosedError extends AmiError {
  constructor(message = 'AMI connection lost', options?: ErrorOptions) {
    super(message, options);
  }
}

/** The far end does not speak the manager protocol, or sends what no sane one would. */
export class AmiProtocolError extends AmiError {}

/** A value that must not be put into an action: nothing was sent. */
export class AmiFieldError extends AmiError {
  constructor(
    readonly field: string,
    readonly problem: string,
  ) {
    super(`${field}: ${problem}`);
  }
}

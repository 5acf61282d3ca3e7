/** Where random ids and secrets come from; tests put their own in its place. */
export interface IdSource {
  /** 128 bits from a CSPRNG as 22 URL-safe characters, never a dot */
  next(): string;
}

export const ID_SOURCE = Symbol('IdSource');

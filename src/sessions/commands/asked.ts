/** A command of the client's, as causes name it. */
export interface Asked<Command extends string = string> {
  readonly command: Command;
  /** the client's own id of it, where it gave one */
  readonly id?: string | undefined;
  /** id of the command's trace */
  readonly trace?: string | undefined;
}

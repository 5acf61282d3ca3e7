/** An agent who may sign in here. */
export interface KnownAgent {
  readonly id: string;
  readonly name?: string;
  readonly extension: string;
}

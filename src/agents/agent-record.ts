/** An agent who may sign in, without anything that is secret. */
export interface AgentRecord {
  readonly id: string;
  /** what people read */
  readonly name?: string;
  /** the agent's own device; the id where nothing else was said */
  readonly extension: string;
  readonly queues: readonly string[];
  /** what the agent is, for desktops */
  readonly roles: readonly string[];
  /** what the agent was let in by, as a digest: another one where that has changed since; undefined where the store does not say */
  readonly admission?: string;
}

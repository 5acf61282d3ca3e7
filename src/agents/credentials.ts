/** What somebody gives who wants to be taken for an agent. */
export interface Credentials {
  /** of the agent, be there such an agent or not */
  readonly id: string;
  /** what a person has typed, or a token in its place */
  readonly password?: string;
  /** what is a token and nothing else */
  readonly token?: string;
}

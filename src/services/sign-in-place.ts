/** Who wants to sign in, and from where. */
export interface SignInPlace {
  /** id of the agent, be there such an agent or not */
  readonly agent: string;
  /** the address or network under which failed attempts count and turns are taken */
  readonly address: string;
}

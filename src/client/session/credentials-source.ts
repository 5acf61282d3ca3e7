/** Gives a fresh access token of the agent each time. */
export type CredentialsSource = () => string | PromiseLike<string>;

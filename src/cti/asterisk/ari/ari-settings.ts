export interface AriSettings {
  /** `http://host:port`, without a path */
  readonly url: string;
  readonly user: string;
  readonly secret: string;
  /** the Stasis application of this process */
  readonly application: string;
  /** milliseconds for each request and for opening the event socket */
  readonly deadline: number;
}

/** The value of the `authorization` header. */
export function authorization(settings: AriSettings): string {
  return `Basic ${Buffer.from(`${settings.user}:${settings.secret}`).toString('base64')}`;
}

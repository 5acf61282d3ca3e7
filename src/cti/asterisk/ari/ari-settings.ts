import type { Trust } from '../trust.js';

export interface AriSettings {
  /** `http://host:port`, without a path */
  readonly url: string;
  readonly user: string;
  readonly secret: string;
  /** the Stasis application of this process */
  readonly application: string;
  /** by whom the switch is vouched for, where the URL is an https one */
  readonly trust?: Trust;
  /** milliseconds for each request and for opening the event socket */
  readonly deadline: number;
}

/** The value of the `authorization` header. */
export function authorization(settings: AriSettings): string {
  return `Basic ${Buffer.from(`${settings.user}:${settings.secret}`).toString('base64')}`;
}

import type { AmiSettings } from '../ami/ami-client.js';
import type { AriSettings } from '../ari/ari-settings.js';

/** Where the switch is and how patient the link is, in milliseconds. */
export interface LinkSettings {
  readonly ami: AmiSettings;
  readonly ari: AriSettings;
  /** between two probes */
  readonly probe: number;
  /** how long the switch may take from its start until it is fully booted */
  readonly boot: number;
  /** pause after the first and the longest after many failed attempts */
  readonly reconnect: { readonly first: number; readonly last: number };
}

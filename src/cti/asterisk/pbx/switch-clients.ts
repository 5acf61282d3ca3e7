import type { AmiClient } from '../ami/ami-client.js';
import type { AriClient } from '../ari/ari-client.js';

/** Both ways to ask the switch for something. */
export interface SwitchClients {
  readonly ami: Pick<AmiClient, 'action' | 'list'>;
  readonly ari: Pick<AriClient, 'get' | 'post' | 'delete'>;
}

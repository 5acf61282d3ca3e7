import { AriRefusedError } from '../ari/ari-error.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';

/** A process that died while it took a call over may have left the customer in silence. Music twice does no harm. */
export async function resumeMusic(at: AsteriskSwitch, endpoint: string): Promise<void> {
  for (const own of at.mirror.byEndpoint.of(endpoint)) {
    const call = at.takeOvers.of(own.uid);
    if (call?.phase !== 'held') continue;
    await at.ask.ari.post(`/channels/${encodeURIComponent(call.peer)}/moh`).catch((error: unknown) => {
      // It has ended since.
      if (!(error instanceof AriRefusedError)) throw error;
    });
  }
}

import { CtiRejectedError } from '../../../errors/switch-errors.js';
import { AriRefusedError, AriTimeoutError } from '../ari/ari-error.js';
import type { AsteriskSwitch } from './asterisk-switch.js';

const enc = encodeURIComponent;

/** A new mixing bridge of ours; resolves with its id. */
export async function openBridge(at: AsteriskSwitch): Promise<string> {
  const { application } = at.parts;
  const bridgeId = `${application}-${at.parts.ids.next()}`;
  try {
    await at.ask.ari.post('/bridges', { type: 'mixing', bridgeId, name: application });
  } catch (error) {
    // It may be there all the same, and nobody else would take it away.
    if (error instanceof AriTimeoutError) await closeBridge(at, bridgeId).catch(() => undefined);
    throw error;
  }
  return bridgeId;
}

/** Takes away a bridge; whoever is in it stays in our application. */
export async function closeBridge(at: AsteriskSwitch, bridge: string): Promise<void> {
  await unlessRefused(at.ask.ari.delete(`/bridges/${enc(bridge)}`));
}

/**
 * Lets those talk to each other who are not in the bridge yet; resolves once they are. A channel that is added to the
 * bridge that it is in leaves and comes back, and somebody may hear nothing afterwards.
 */
export async function moveIn(at: AsteriskSwitch, bridge: string, uids: readonly string[]): Promise<void> {
  const outside = uids.filter((uid) => at.mirror.live(uid)?.bridge !== bridge);
  if (outside.length === 0) return;
  await Promise.all(outside.map((uid) => unlessRefused(at.ask.ari.delete(`/channels/${enc(uid)}/moh`))));
  await at.ask.ari.post(`/bridges/${enc(bridge)}/addChannel`, { channel: outside.join(',') });
  await places(at, outside, bridge);
}

/** Takes one out of the bridge; `music`: it hears music from then on. */
export async function moveOut(at: AsteriskSwitch, bridge: string, uid: string, music: boolean): Promise<void> {
  if (at.mirror.live(uid)?.bridge === bridge) {
    await at.ask.ari.post(`/bridges/${enc(bridge)}/removeChannel`, { channel: uid });
    await places(at, [uid], undefined);
  }
  if (music) await at.ask.ari.post(`/channels/${enc(uid)}/moh`);
}

/** Resolves once each of them is in that bridge, or in none. */
export async function places(at: AsteriskSwitch, uids: readonly string[], bridge: string | undefined): Promise<void> {
  const look = () => {
    at.requireLink();
    const records = uids.map((uid) => at.mirror.live(uid));
    if (records.includes(undefined)) throw new CtiRejectedError('the call has ended');
    return records.every((record) => record?.bridge === bridge) ? true : undefined;
  };
  await at.waits.until(look, at.parts.options.timeouts.confirm);
}

/** What has ended since needs nothing any more. */
export async function unlessRefused(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof AriRefusedError)) throw error;
  }
}

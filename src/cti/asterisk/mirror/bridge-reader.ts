import type { AmiMessage } from '../ami/ami-message.js';
import { readBridge } from './bridge-fields.js';
import type { SwitchMirror } from './switch-mirror.js';

/**
 * Brings what `BridgeList` listed into the mirror.
 * @param since the mirror's `now` when the list was asked for: what events have told after that is newer than the list
 */
export function applyBridgeList(mirror: SwitchMirror, list: readonly AmiMessage[], since: number): void {
  const { bridges } = mirror;
  const listed = new Set<string>();
  for (const item of list) {
    const id = item.text('BridgeUniqueid');
    listed.add(id);
    if (bridges.endedAt(id) <= since) readBridge(mirror, item);
  }
  for (const bridge of bridges.all) {
    if (!listed.has(bridge.id) && bridge.bornAt <= since) bridges.end(bridge.id, mirror.now);
  }
}

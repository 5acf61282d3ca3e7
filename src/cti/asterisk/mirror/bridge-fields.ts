import type { AmiMessage } from '../ami/ami-message.js';
import type { MirrorRecords } from './mirror-records.js';

/** Takes over what an event or an item of a list tells of its bridge. */
export function readBridge(mirror: MirrorRecords, event: AmiMessage): void {
  const id = event.text('BridgeUniqueid');
  if (id === '') return;
  const bridge = mirror.bridges.obtain(id, mirror.now);
  if (event.has('BridgeType')) bridge.type = event.text('BridgeType');
  if (event.has('BridgeTechnology')) bridge.technology = event.text('BridgeTechnology');
  if (event.has('BridgeCreator')) bridge.creator = event.text('BridgeCreator');
  if (event.has('BridgeName')) bridge.name = event.text('BridgeName');
}

import { Logger } from '@nestjs/common';
import type { CallWorld } from './call-world.js';
import { failureFields } from '../pbx/failure-fields.js';

const log = new Logger('AsteriskCalls');

/**
 * Ends those channels that this process has made and then lost sight of, because the link was gone before anything could be
 * written down of them. To be called when the switch has just been read.
 */
export async function endForgotten(world: CallWorld): Promise<void> {
  const end = (uid: string) =>
    world.pbx
      .end(uid)
      .catch((error: unknown) => log.warn('a leg that was lost sight of stays', { leg: uid, ...failureFields(error) }));
  await Promise.all(forgotten(world).map(end));
}

function forgotten({ mirror, book, expected, applied, legs, application }: CallWorld): readonly string[] {
  const found: string[] = [];
  for (const { uid, applicationData, bridge } of mirror.all) {
    const [app, kind = '', , leg = ''] = applicationData.split(',');
    if (app !== application) continue;
    // Whoever has been joined with somebody by Asterisk stays in the application by name only.
    if (bridge !== undefined && !legs.isOurBridge(bridge)) continue;
    const knownBeside = kind === 'snoop' && applied.isSnoop(uid) && [...book.involving(leg)].length > 0;
    const known = knownBeside || expected.has(uid) || [...book.involving(uid)].length > 0;
    if (known || kind === 'caught') continue;
    found.push(uid);
  }
  return found;
}

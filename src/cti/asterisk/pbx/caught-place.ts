import type { DialplanPlace } from './dialplan-place.js';
import type { Pbx } from './pbx.js';

/** The one extension that we need; nothing of the customer's has that name. */
export const CAUGHT_EXTENSION = 'interaction-processor-stay';
/** Channel variable that names the Stasis application the channel is to go into. */
export const APPLICATION_VARIABLE = 'INTERACTION_PROCESSOR_APP';
/** Channel variable that names the channel it is to talk to where that application is gone. */
export const PEER_VARIABLE = 'INTERACTION_PROCESSOR_PEER';

/** Where a channel goes on when its bridge ends without its own hang-up. `Dial` with option `F` has set it already. */
export const AFTER_BRIDGE = 'CHANNEL(after_bridge_goto)';

const APPLICATION = `\${${APPLICATION_VARIABLE}},caught`;
const FAILED = '$["${STASISSTATUS}"="FAILED"]?3:4';

/**
 * Adds the extension in which a leg is caught, at run time: no file of the customer's is touched, and adding it again changes
 * nothing. Where nobody listens to the application any more, the leg is joined with the one that it was to talk to.
 */
export async function prepareCaughtPlace(pbx: Pbx, context: string): Promise<DialplanPlace> {
  const at = (priority: string): DialplanPlace => ({ context, extension: CAUGHT_EXTENSION, priority });
  await Promise.all([
    pbx.addExtension(at('1'), 'Stasis', APPLICATION),
    pbx.addExtension(at('2'), 'GotoIf', FAILED),
    pbx.addExtension(at('3'), 'Bridge', `\${${PEER_VARIABLE}}`),
    pbx.addExtension(at('4'), 'Hangup', ''),
  ]);
  return at('1');
}

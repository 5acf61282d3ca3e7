import type { DialplanPlace } from './dialplan-place.js';
import type { Pbx } from './pbx.js';

/** The one extension that we need; nothing of the customer's has that name. */
export const CAUGHT_EXTENSION = 'interaction-processor-stay';
/** Channel variable that names the Stasis application the channel is to go into. */
export const APPLICATION_VARIABLE = 'INTERACTION_PROCESSOR_APP';
/** Channel variable with the Uniqueid of the channel it is to talk to where that application is gone. */
export const PEER_VARIABLE = 'INTERACTION_PROCESSOR_PEER';
/** Channel variable with the place at which its own dialplan goes on afterwards; '' where it ends. */
export const NEXT_VARIABLE = 'INTERACTION_PROCESSOR_NEXT';
/** Channel variable with the place that the dialplan itself had set for it. */
export const FORMER_VARIABLE = 'INTERACTION_PROCESSOR_FORMER';

/** Where a channel goes on when its bridge ends without its own hang-up. `Dial` with option `F` has set it already. */
export const AFTER_BRIDGE = 'CHANNEL(after_bridge_goto)';

/** Global variable with the switch's time, in seconds, of that process's last sign of life. */
export const aliveVariable = (application: string): string => `INTERACTION_PROCESSOR_ALIVE_${application}`;

const text = (variable: string): string => `\${${variable}}`;
const APPLICATION = text(APPLICATION_VARIABLE);
const PEER = text(PEER_VARIABLE);
const NEXT = text(NEXT_VARIABLE);

/**
 * Adds the extension in which a leg is caught, at run time: no file of the customer's is touched, and adding it again changes
 * nothing. Where nobody listens to the application any more, the leg is joined with the one that it was to talk to, and is
 * heard there; in the end it goes on where its dialplan would have. Asterisk keeps an application of which it has other
 * channels, also when its process is gone: so the process's own sign of life is looked at.
 * @param silence seconds without a sign of life after which a process is taken for dead
 */
export async function prepareCaughtPlace(pbx: Pbx, context: string, silence: number): Promise<DialplanPlace> {
  const at = (priority: number): DialplanPlace => ({
    context,
    extension: CAUGHT_EXTENSION,
    priority: String(priority),
  });
  const lines: readonly (readonly [run: string, data: string])[] = [
    ['GotoIf', `$[\${EPOCH} - 0${text(aliveVariable(APPLICATION))} > ${silence}]?4`],
    ['Stasis', `${APPLICATION},caught`],
    ['GotoIf', '$["${STASISSTATUS}"="FAILED"]?4:8'],
    ['Set', 'VOLUME(RX)=0'],
    ['Set', 'VOLUME(TX)=0'],
    ['GotoIf', `$["${PEER}"=""]?8`],
    // The other one has a dialplan only by name, and must not begin there.
    ['Bridge', `${PEER},x`],
    ['GotoIf', `$["${NEXT}"!=""]?${NEXT}`],
    ['Hangup', ''],
  ];
  await Promise.all(lines.map(([run, data], index) => pbx.addExtension(at(index + 1), run, data)));
  return at(1);
}

import type { Pbx } from '../pbx/pbx.js';

/** Channel variable that says whether what is recorded there is to be silent. */
const SOUND_VARIABLE = 'INTERACTION_PROCESSOR_SOUND';
const PAUSED = 'paused';
const HEARD = 'heard';

/** Writes down at the switch, for a later process, whether the recordings of that channel are paused. */
export function writePause(pbx: Pbx, channel: string, paused: boolean): Promise<void> {
  return pbx.write(channel, SOUND_VARIABLE, paused ? PAUSED : HEARD);
}

/** undefined where nothing is written down */
export async function readPause(pbx: Pbx, channel: string): Promise<boolean | undefined> {
  const text = await pbx.readVariable(channel, SOUND_VARIABLE);
  return text === '' ? undefined : text === PAUSED;
}

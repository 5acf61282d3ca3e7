import { decodeNote, NOTE_VARIABLE, noteVariables, piecesOf, type CallNote } from './call-note.js';
import type { CallWorld } from './call-world.js';

/** What is written down on a leg of the call that it is in; undefined where nothing is, or the leg is gone. */
export async function readNote(
  { pbx, mirror }: Pick<CallWorld, 'pbx' | 'mirror'>,
  uid: string,
): Promise<CallNote | undefined> {
  const name = mirror.live(uid)?.name;
  if (name === undefined) return undefined;
  const first = await pbx.readVariable(name, NOTE_VARIABLE);
  const [, ...more] = noteVariables(piecesOf(first));
  const rest = await Promise.all(more.map((variable) => pbx.readVariable(name, variable)));
  return decodeNote([first, ...rest]);
}

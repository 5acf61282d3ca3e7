import { safeId } from './safe-id.js';

/** Name of the file in which the agent's recording of that channel is. */
export const recordingFile = (uid: string): string => `${safeId(uid)}.wav`;

import { AmiRefusedError } from '../ami/ami-error.js';
import { AriRefusedError } from '../ari/ari-error.js';

/** From here on it is Asterisk that has failed, whatever was asked for. */
const FAILED = 500;

/** What Asterisk refuses here has ended, or was never there, or is so already. */
export async function goneIsFine<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    const refused = error instanceof AmiRefusedError || (error instanceof AriRefusedError && error.status < FAILED);
    if (refused) return undefined;
    throw error;
  }
}

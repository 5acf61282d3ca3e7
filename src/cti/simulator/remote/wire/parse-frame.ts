import type { RawData } from 'ws';
import { deeperThan } from '../../control/deeper-than.js';
import { isMap } from './shapes.js';

/** Levels of a message: a call's data has eight at most. */
const LEVELS = 24;

/** What is in a frame; undefined where it is no message of this link. */
export function parseFrame(
  data: RawData,
  isBinary: boolean,
): Readonly<Record<string, unknown> & { kind?: unknown }> | undefined {
  if (isBinary || !Buffer.isBuffer(data)) return undefined;
  try {
    const message: unknown = JSON.parse(data.toString('utf8'));
    return isMap(message) && !deeperThan(message, LEVELS) ? message : undefined;
  } catch {
    return undefined;
  }
}

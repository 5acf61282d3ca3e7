import { readFileSync } from 'node:fs';
import { AmiMessage } from '../../../src/cti/asterisk/ami/ami-message.js';

const FOLDER = new URL('../../asterisk/recordings/', import.meta.url);

/** What a real Asterisk told during a call, as it was recorded: only the events and fields that say something here. */
export function recording(name: string): readonly AmiMessage[] {
  const text = readFileSync(new URL(`${name}.ami`, FOLDER), 'utf8');
  return text
    .split('\n\n')
    .filter((block) => block.trim() !== '')
    .map((block) => message(block.split('\n')));
}

function message(lines: readonly string[]): AmiMessage {
  const pairs = lines.filter(Boolean).map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  return AmiMessage.of(Object.fromEntries(pairs));
}

import { mkdir, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toneFile } from './softphone/audio/tone-file.js';

const CONF = fileURLToPath(new URL('conf/', import.meta.url));
const FOLDERS = ['etc', 'var', 'db', 'spool/monitor', 'spool/recording', 'spool/tmp', 'run', 'log', 'keys', 'moh'];
/** The path of Asterisk's control socket must fit into the 108 bytes that a UNIX socket's name may have. */
const LONGEST_TMPDIR = 70;

/** What the music on hold consists of, so that a phone can tell it from every person. */
export const MUSIC_HZ = 1500;
const MUSIC_SECONDS = 10;

/** Puts the values in for `@NAME@`; a name nobody gave a value for is an error. */
export function render(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/@([A-Z_]+)@/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for @${name}@`);
    return String(value);
  });
}

/** A fresh folder with everything one Asterisk reads and writes. Resolves with its path. */
export async function makeConfigurationFolder(values: Readonly<Record<string, string | number>>): Promise<string> {
  const parent = tmpdir().length > LONGEST_TMPDIR ? '/tmp' : tmpdir();
  const folder = await mkdtemp(join(parent, 'asterisk-'));
  for (const name of FOLDERS) await mkdir(join(folder, name), { recursive: true });
  for (const name of await readdir(CONF)) {
    const text = await readFile(join(CONF, name), 'utf8');
    await writeFile(join(folder, 'etc', name), render(text, { ...values, FOLDER: folder }));
  }
  await writeFile(join(folder, 'moh/tone.ulaw'), toneFile(MUSIC_HZ, MUSIC_SECONDS));
  return folder;
}

import { mkdir, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserPhones } from './browser-phones.js';
import { phoneSections, type Dialplan } from './dialplan.js';
import { toneFile } from './softphone/audio/tone-file.js';

const CONF = fileURLToPath(new URL('conf/', import.meta.url));
const FOLDERS = ['etc', 'var', 'db', 'spool/monitor', 'spool/recording', 'spool/tmp', 'run', 'log', 'keys', 'moh'];
/** The path of Asterisk's control socket must fit into the 108 bytes that a UNIX socket's name may have. */
const LONGEST_TMPDIR = 70;

/** What the music on hold consists of, so that a phone can tell it from every person. */
export const MUSIC_HZ = 1500;
const MUSIC_SECONDS = 10;

type Values = Readonly<Record<string, string | number>>;

/** Puts the values in for `@NAME@`; a name nobody gave a value for is an error. */
export function render(text: string, values: Values): string {
  return text.replace(/@([A-Z_]+)@/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for @${name}@`);
    return String(value);
  });
}

/** A fresh folder with everything one Asterisk reads and writes. Resolves with its path. */
export async function makeConfigurationFolder(
  dialplan: Dialplan,
  values: Values,
  browsers: readonly string[] = [],
): Promise<string> {
  const parent = tmpdir().length > LONGEST_TMPDIR ? '/tmp' : tmpdir();
  const folder = await mkdtemp(join(parent, 'asterisk-'));
  for (const name of FOLDERS) await mkdir(join(folder, name), { recursive: true });
  const { context: CONTEXT, phones } = dialplan;
  const all = {
    ...values,
    ...browserPhones(browsers.length > 0, String(values['HOST'])),
    FOLDER: folder,
    CONTEXT,
    PHONES: phoneSections(phones, browsers),
  };
  const sources = dialplan.folder === undefined ? [CONF] : [CONF, join(CONF, dialplan.folder)];
  for (const source of sources) await renderFiles(source, join(folder, 'etc'), all);
  await writeFile(join(folder, 'moh/tone.ulaw'), toneFile(MUSIC_HZ, MUSIC_SECONDS));
  return folder;
}

async function renderFiles(source: string, target: string, values: Values): Promise<void> {
  for (const entry of await readdir(source, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const text = await readFile(join(source, entry.name), 'utf8');
    await writeFile(join(target, entry.name), render(text, values));
  }
}

import { mkdir, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PortBlock } from '../support/asterisk/port-block.js';

const CONF = fileURLToPath(new URL('../../docker/asterisk/conf/', import.meta.url));

/** Where `asterisk.conf` of the container points; here it points into one folder. */
function directories(folder: string, installation: string): string {
  const paths = {
    astetcdir: `${folder}/etc`,
    astmoddir: `${installation}/modules`,
    astvarlibdir: `${folder}/var`,
    astdbdir: `${folder}/var`,
    astkeydir: `${folder}/var`,
    astdatadir: `${installation}/usr/share/asterisk`,
    astspooldir: `${folder}/spool`,
    astrundir: `${folder}/run`,
    astlogdir: `${folder}/log`,
  };
  const lines = Object.entries(paths).map(([name, path]) => `${name} => ${path}`);
  return `[directories]\n${lines.join('\n')}\n`;
}

/** The container's own configuration, on other addresses and ports and with one password for all. Resolves with the folder. */
export async function laptopConfiguration(installation: string, ports: PortBlock, secret: string): Promise<string> {
  const folder = await mkdtemp('/tmp/laptop-');
  for (const name of ['etc', 'var', 'var/keys', 'spool', 'run', 'log']) await mkdir(join(folder, name));
  const elsewhere: Record<string, (text: string) => string> = {
    'asterisk.conf': (text) => text.replace(/^\[directories\]\n(.+\n)+/, directories(folder, installation)),
    'manager.conf': (text) => text.replace('0.0.0.0', '127.0.0.1').replace('5038', String(ports.ami)),
    'http.conf': (text) => text.replace('0.0.0.0', '127.0.0.1').replace('8088', String(ports.http)),
    'pjsip.conf': (text) => text.replace('0.0.0.0:5060', `127.0.0.1:${ports.sip}`),
    // The image has a package of music; the tests' Asterisk has not.
    'musiconhold.conf': (text) => text.replace('= moh', `= ${installation}/usr/share/asterisk/sounds/en`),
    'rtp.conf': (text) => text.replace('10000', String(ports.rtpFirst)).replace('10099', String(ports.rtpLast)),
  };
  for (const name of await readdir(CONF)) {
    const text = await readFile(join(CONF, name), 'utf8');
    const moved = elsewhere[name]?.(text) ?? text;
    const filled = moved.replace(/@(PHONES|CONTAINER)_ADDRESS@/g, '127.0.0.1');
    await writeFile(join(folder, 'etc', name), filled.replace(/@(AMI_SECRET|ARI_SECRET|PHONES_PASSWORD)@/g, secret));
  }
  return folder;
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { ProjectFile } from './project-files.js';

const KNOWN = [
  /\bregistry\.(npmjs|yarnpkg|npmmirror)\.(org|com)\b/i,
  /\bnpm\.pkg\.github\.com\b/i,
  /\b(deb|ftp|security|snapshot|archive|httpredir)(\.[a-z]{2})?\.(debian|ubuntu)\.(org|com)\b/i,
  /\bdeb\.nodesource\.com\b/i,
];

/** The hosts that this very machine downloads packages from: a private mirror has a name that no list knows. */
export function machineHosts(apt = '/etc/apt'): readonly string[] {
  const lists = `${apt}/sources.list.d`;
  const files = [
    `${apt}/sources.list`,
    ...(existsSync(lists) ? readdirSync(lists).map((name) => `${lists}/${name}`) : []),
  ];
  const text = files
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const urls = [...(text.match(/https?:\/\/[^\s\]]+/g) ?? []), process.env['npm_config_registry'] ?? ''];
  const hosts = urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).hostname);
  // A mirror on the machine itself has no name that could give anything away.
  return [...new Set(hosts)].filter((host) => /[a-z]\.[a-z]/i.test(host));
}

/** Where a file names a host that packages come from, as `path:line`. */
export function downloadHosts({ path, text }: ProjectFile, hosts: readonly string[]): readonly string[] {
  const named = (line: string) => KNOWN.some((host) => host.test(line)) || hosts.some((host) => line.includes(host));
  return text.split('\n').flatMap((line, index) => (named(line) ? [`${path}:${index + 1}`] : []));
}

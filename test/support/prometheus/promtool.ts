import { spawnSync } from 'node:child_process';

/** Runs promtool. @returns its exit code and all that it said */
export function promtool(folder: string, args: readonly string[], input = '', cwd?: string) {
  const { status, stdout, stderr } = spawnSync(`${folder}/promtool`, args, { input, encoding: 'utf8', cwd });
  return { status, said: `${stdout}${stderr}` };
}

import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

/** When, where and of what state of the project, in one line. */
export function circumstances(): string {
  const date = new Date().toISOString().slice(0, 10);
  const [first] = cpus();
  const clean = git('status', '--porcelain') === '' ? '' : ' with changes';
  return `${date}, commit ${git('rev-parse', '--short', 'HEAD')}${clean}, Node ${process.version}, ${cpus().length} × ${first?.model ?? '?'}.`;
}

const git = (...args: string[]) => spawnSync('git', args, { encoding: 'utf8' }).stdout.trim();

import { spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';

/** When, where and of what state of the project, in one line; and what else the machine did. */
export function circumstances(quick: boolean): string {
  const date = new Date().toISOString().slice(0, 10);
  const [first] = cpus();
  const clean = git('status', '--porcelain', '--untracked-files=no') === '' ? '' : ' with changes';
  return `${date}, commit ${git('rev-parse', '--short', 'HEAD')}${clean}, Node ${process.version}, ${cpus().length} × ${first?.model ?? '?'}, load ${loadavg()[1]?.toFixed(1)}${quick ? ', quick' : ''}.`;
}

const git = (...args: string[]) => spawnSync('git', args, { encoding: 'utf8' }).stdout.trim();

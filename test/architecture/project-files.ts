import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { isUtf8 } from 'node:buffer';

export interface ProjectFile {
  /** from the project's root, with `/` */
  readonly path: string;
  readonly text: string;
}

/** Every text file that is tracked or would be: what git ignores is not the project's. */
export function projectFiles(): readonly ProjectFile[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 30_000,
  });
  return listed.split('\0').flatMap((path) => {
    // A file that was deleted and not staged yet is still listed.
    if (!path || !existsSync(path)) return [];
    const bytes = readFileSync(path);
    return isUtf8(bytes) && !bytes.includes(0) ? [{ path, text: bytes.toString('utf8') }] : [];
  });
}

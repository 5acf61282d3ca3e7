import { projectFiles } from '../architecture/project-files.js';

/** All that the source says, but for what stands in those folders and in tests. */
export function sourcesBeside(...folders: readonly string[]): string {
  const beside = (path: string) => !folders.some((folder) => path.startsWith(`${folder}/`));
  return projectFiles()
    .filter(({ path }) => path.startsWith('src/') && beside(path) && !path.endsWith('.spec.ts'))
    .map(({ text }) => text)
    .join('\n');
}

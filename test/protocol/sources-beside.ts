import { projectFiles } from '../architecture/project-files.js';

/** All that the source says, but for what stands in that folder and in tests. */
export function sourcesBeside(folder: string): string {
  return projectFiles()
    .filter(({ path }) => path.startsWith('src/') && !path.startsWith(`${folder}/`) && !path.endsWith('.spec.ts'))
    .map(({ text }) => text)
    .join('\n');
}

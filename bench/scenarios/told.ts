import type { Crew } from '../driver/crew.js';

/** Resolves when that many events have come, at all of the crew together. */
export function told({ agents }: Pick<Crew, 'agents'>, count: number): Promise<void> {
  let left = count;
  return new Promise<void>((resolve) => {
    for (const { line } of agents) {
      line.onEvent = () => {
        left -= 1;
        if (left === 0) resolve();
      };
    }
  });
}

import type { Logger } from '@nestjs/common';
import { problemLine } from '../config/problem-line.js';
import type { Change, ReloadOutcome } from './reload-outcome.js';

/** Says in the log what has come of it. */
export function tellOutcome(logger: Logger, { trigger, result, changed, restart, problems }: ReloadOutcome): void {
  if (result === 'ending') logger.warn(`${trigger}: the process ends, settings are not read any more`);
  if (result === 'refused') {
    logger.error(`${trigger}: the settings cannot be used, everything stays as it was (problems: ${problems.length})`);
  }
  for (const problem of problems) logger.error(problemLine(problem));
  if (result !== 'applied') return;
  logger.log(
    `${trigger}: settings read anew; ${changed.length > 0 ? changed.map(inWords).join('; ') : 'all is as it was'}`,
  );
  for (const path of restart) logger.warn(`${path} has changed and needs a restart`);
}

const inWords = ({ path, detail }: Change): string => (detail === undefined ? path : `${path}: ${detail}`);

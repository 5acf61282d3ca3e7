import { describe, expect, it } from '@jest/globals';
import { projectFiles } from './project-files.js';

/** Rooms whose lines are about a session, or a service. */
const ROOMS = /^src\/(sessions|services|redis|cti\/(guard|wrap-up)|cti\/[\w-]+\.ts$)/;

const BEGINS_WITH_AN_ID = /\blog(?:ger)?\.(?:debug|log|warn|error)\(\s*`\$\{/;

/** In the text itself. */
const HAS_AN_ERROR =
  /\blog(?:ger)?\.(?:debug|log|warn|error)\(\s*(?:String\((?:error|reason)|`[^`]*\$\{String\((?:error|reason))/;

describe('a line of the log', () => {
  it('has the ids of what it is about in its fields, and does not begin with them', () => {
    const sources = projectFiles().filter(({ path }) => ROOMS.test(path) && /(?<!\.spec)\.ts$/.test(path));
    expect(sources.filter(({ text }) => /\blog(?:ger)?\./.test(text)).length).toBeGreaterThan(15);
    expect(sources.filter(({ text }) => BEGINS_WITH_AN_ID.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('has what Asterisk says of a failure in fields, for that may name a number', () => {
    const sources = projectFiles().filter(({ path }) => /^src\/cti\/(asterisk|wrap-up)\/.*(?<!\.spec)\.ts$/.test(path));
    expect(sources.filter(({ text }) => HAS_AN_ERROR.test(text)).map(({ path }) => path)).toEqual([]);
    expect('this.log.warn(`queues: ${String(error)}`)').toMatch(HAS_AN_ERROR);
  });

  it.each(['logger.warn(`${session.id}: is away`)', 'this.logger.error(\n  `${this.service}: fails`,\n)'])(
    'does so in %s',
    (text) => {
      expect(text).toMatch(BEGINS_WITH_AN_ID);
    },
  );
});

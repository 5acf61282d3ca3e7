import { describe, expect, it } from '@jest/globals';
import { clockReadings } from './clock-readings.js';
import { projectFiles } from './project-files.js';

describe('the time', () => {
  it('is read from the machine in src/runtime alone', () => {
    const sources = projectFiles().filter(({ path }) => /^src\/.*(?<!\.spec)\.tsx?$/.test(path));
    const readings = sources.flatMap(clockReadings);
    expect(readings.filter((place) => !place.startsWith('src/runtime/'))).toEqual([]);
    expect(readings).not.toEqual([]);
  });

  it.each([
    'Date.now()',
    'const now = Date.now;',
    'performance.now()',
    'new Date()',
    'Date()',
    'process.hrtime.bigint()',
  ])('is read by %s', (text) => {
    expect(clockReadings({ path: 'a.ts', text })).toEqual(['a.ts:1']);
  });

  it.each(['clock.now()', 'new Date(at)', 'process.memoryUsage()', "'Date.now()'"])('is not read by %s', (text) => {
    expect(clockReadings({ path: 'a.ts', text })).toEqual([]);
  });
});

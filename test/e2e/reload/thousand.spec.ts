import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Crowd, crowdOf } from '../../hostile/crowd.js';
import { eventually } from '../../../src/conformance/eventually.js';
import { ReloadedProcess, type FiledAgent } from '../../support/reloaded-process.js';

const TIMEOUT = 120_000;
const PATIENCE = 60_000;
const ids = crowdOf(1_000);
const removed = (id: string) => Number(id.slice(1)) % 10 === 3;
const changed = (id: string) => Number(id.slice(1)) % 10 === 7;

/** What the file says of one after the change. */
const later = (id: string): FiledAgent => ({ id, queues: ['sales'], ...(changed(id) ? { password: 'other' } : {}) });

describe('a thousand sessions', () => {
  let running: ReloadedProcess;
  let crowd: Crowd;
  beforeAll(async () => {
    running = await ReloadedProcess.start(
      {},
      ids.map((id) => ({ id })),
    );
    crowd = new Crowd(running.url, ids);
    await crowd.begin();
  }, TIMEOUT);
  afterAll(async () => {
    await crowd.leave();
    await running.end();
  });

  it(
    'go on when the agents file is read anew, but for those of agents who are removed or have another password',
    async () => {
      await running.agents([...ids.filter((id) => !removed(id)).map(later), { id: 'new' }]);
      const began = performance.now();
      expect(await running.reload()).toContain(
        '1 added, 100 removed, 900 changed (sessions ended: 200, kept for a call: 0)',
      );
      const seen = ids.map((): string[] => []);
      const over = async () => {
        for (const [at, names] of (await crowd.events()).entries()) seen[at]?.push(...names);
        return seen.filter((names) => names.includes('session.ended')).length >= 200;
      };
      await eventually(over, PATIENCE, () => 'two hundred have ended');
      // Whoever is there answers: all that was to be told before has been told by then.
      await running.signIn('new');
      await over();
      const ended = ids.filter((_, at) => seen[at]?.includes('session.ended'));
      expect(ended).toEqual(ids.filter((id) => removed(id) || changed(id)));
      expect(performance.now() - began).toBeLessThan(30_000);
    },
    TIMEOUT,
  );
});

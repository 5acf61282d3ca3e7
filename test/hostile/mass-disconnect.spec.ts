import { describe, expect, it } from '@jest/globals';
import { Desktop } from '../support/desktop.js';
import { Crowd, crowdOf, withAgentsFile } from './crowd.js';
import { underAttack } from './under-attack.js';

/** How many; more by hand, with as many files as that needs (`ulimit -n`). */
const SIZE = Number(process.env['CROWD'] ?? 1_000);

/** Milliseconds; what is wanted is a tenth of it. */
const LONGEST = 1_000;

/** `timeouts.clientLost` and a while. */
const UNTIL_NOT_READY = 6_000;

describe('a crowd whose lines are all lost at once', () => {
  it('goes, is made not ready and comes back, and nobody else notices', async () => {
    await withAgentsFile(crowdOf(SIZE), async (environment) => {
      const noticed = await underAttack(
        `${SIZE} lines lost`,
        async (url) => {
          const crowd = new Crowd(url, crowdOf(SIZE), true);
          await crowd.begin();
          await crowd.events();
          await crowd.vanish();
          await new Promise((resolve) => setTimeout(resolve, UNTIL_NOT_READY));
          await crowd.resume();
          // An agent who asks for its session again finds it free: who is in the way says whether somebody is bound.
          const desktop = await Desktop.connect(url);
          const data = { agent: { id: 'c0', password: 'demo' } };
          const answer = await desktop.send({ command: 'prepareSession', data });
          expect(answer).toMatchObject({ result: 'confirm', session: { bound: true } });
          desktop.close();
          const told = await crowd.events();
          const changes = told.map((names) => names.filter((name) => name === 'channel.statechanged').length);
          // Not ready, and for those who have been told of it already ready again.
          expect(changes.filter((count) => count < 1)).toEqual([]);
          await crowd.leave();
        },
        environment,
      );
      expect(noticed.longest).toBeLessThan(LONGEST);
    });
  });
});

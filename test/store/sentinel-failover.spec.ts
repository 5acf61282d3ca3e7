import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/asterisk/eventually.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';
import { sentinelSettings } from '../support/redis/redis-settings.js';
import { SentinelLab } from '../support/redis/sentinel-lab.js';
import { adding, claimed, seqs, takenOver, wholeOf } from '../support/store-bench.js';
import { openStores, PATIENT } from './open-stores.js';
import { TestOwner } from './test-owner.js';

const DEADLINE_MS = 30_000;
const RETENTION_MS = 600_000;
const LAG_MS = 10_000;

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function opened() {
  const lab = new SentinelLab();
  ends.push(() => lab.stop());
  await lab.start();
  const stores = await openStores(
    sentinelSettings(lab, { ...PATIENT, commandTimeout: 3_000, replicas: 1 }),
    RETENTION_MS,
  );
  ends.push(stores.close);
  return { lab, ...stores };
}

describe('a fail-over by Sentinel, with one replica that has to have what is saved', () => {
  it(
    'loses nothing that was acknowledged while the master died',
    async () => {
      const { lab, one, other } = await opened();
      const owners = await Promise.all(
        Array.from({ length: 20 }, async () => new TestOwner(one, await claimed(one)).start()),
      );
      await eventually(() => owners.every(({ acknowledged }) => acknowledged >= 20), DEADLINE_MS, 'saves');
      await lab.killMaster();
      await Promise.all(owners.map((owner) => owner.stop()));
      await eventually(() => one.available && other.available, DEADLINE_MS, 'a store that is back');
      for (const { own, acknowledged } of owners) {
        const kept = await other.read(own.session);
        expect(seqs(kept)).toEqual(Array.from({ length: kept?.seq ?? 0 }, (_, n) => n + 1));
        expect(kept?.seq).toBeGreaterThanOrEqual(acknowledged);
      }
      const before = owners.map(({ acknowledged }) => acknowledged);
      for (const owner of owners) owner.start();
      const goesOn = () => owners.every(({ acknowledged }, n) => acknowledged > (before[n] ?? 0) + 5);
      await eventually(goesOn, DEADLINE_MS, 'saves at the new master');
      await Promise.all(owners.map((owner) => owner.stop()));
      for (const { own, acknowledged } of owners) expect((await other.read(own.session))?.seq).toBe(acknowledged);
    },
    REDIS_START_MS,
  );

  it(
    'to a replica that lags costs what it has not got, which its owner writes anew: an owner of before is fenced',
    async () => {
      const { lab, one, other } = await opened();
      const own = await claimed(one);
      await one.save(own, adding(0, 2));
      const late = await lab.lag(0);
      const events = `test:{telephony/${own.key.agent}}:events`;
      await eventually(async () => (await late.cli('XLEN', events)) === '2', DEADLINE_MS, 'a replica that has it');
      await lab.lag(LAG_MS);
      expect(await one.save(own, adding(2, 2))).toBe('saved');
      const next = await takenOver({ other }, own);
      expect(await other.save(next, adding(4, 1))).toBe('saved');
      await lab.killMaster();
      expect(await lab.master()).toBe(late);
      await eventually(() => one.available && other.available, DEADLINE_MS, 'a store that is back');
      expect(await other.read(own.session)).toMatchObject({ instance: 'one', fence: own.fence, seq: 2 });
      expect(await other.save(next, adding(5, 1)).catch(() => 'behind')).toBe('behind');
      const whole = async () => (await other.save(next, wholeOf(6)).catch(() => undefined)) === 'saved';
      await eventually(whole, DEADLINE_MS, 'a replica that has what is saved');
      expect(await one.save(own, adding(2, 1))).toBe('fenced');
      expect(await one.save(own, wholeOf(3))).toBe('fenced');
      expect(await one.read(own.session)).toMatchObject({ instance: 'other', fence: next.fence, seq: 6 });
      expect(await one.find(own.session)).toMatchObject({ instance: 'other' });
      expect(await one.ofInstance('other', 10)).toHaveLength(1);
    },
    REDIS_START_MS,
  );
});

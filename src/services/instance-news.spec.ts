import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../test/support/fake-clock.js';
import { FakeInstances } from '../../test/support/fake-instances.js';
import type { CtiService } from '../cti/cti-service.js';
import { InstanceNews } from './instance-news.js';

/** What the news is about is known by its id alone. */
const [NORTH, SOUTH] = [{ id: 'north' } as CtiService, { id: 'south' } as CtiService];

describe('InstanceNews', () => {
  let clock: FakeClock;
  let instances: FakeInstances;
  let news: InstanceNews;
  let told: string[];

  beforeEach(() => {
    [clock, instances, told] = [new FakeClock(), new FakeInstances(), []];
    const services = () =>
      [NORTH, SOUTH].map((one) => {
        const there = instances.others().filter(({ services: at }) => at[one.id]);
        return [one, there.map(({ id, services: at }) => ({ id, status: 'InService', sessions: 0, ...at[one.id] }))];
      }) as [CtiService, []][];
    news = new InstanceNews(clock, instances, services, ({ id }) => told.push(id));
  });
  afterEach(() => {
    news.stop();
    expect(clock.pending).toBe(0);
  });

  it('tells at once who has come, of the service that it has', async () => {
    instances.set({ id: 'b', services: { south: { status: 'InService', sessions: 0 } } });
    await clock.advance(0);
    expect(told).toEqual(['south']);
  });

  it('tells once in a second, however many come and go, and nothing where all is as it was', async () => {
    instances.set({ id: 'b', services: { north: { status: 'InService', sessions: 0 } } });
    await clock.advance(10);
    instances.set();
    await clock.advance(10);
    instances.set({ id: 'c', services: { north: { status: 'Starting', sessions: 0 } } });
    await clock.advance(500);
    expect(told).toEqual(['north']);
    await clock.advance(480);
    expect(told).toEqual(['north', 'north']);
    instances.set();
    instances.set({ id: 'c', services: { north: { status: 'Starting', sessions: 0 } } });
    await clock.advance(2_000);
    expect(told).toEqual(['north', 'north']);
  });

  it('tells of no count', async () => {
    instances.set({ id: 'b', services: { north: { status: 'InService', sessions: 0 } } });
    await clock.advance(2_000);
    instances.set({ id: 'b', services: { north: { status: 'InService', sessions: 9 } } });
    await clock.advance(2_000);
    expect(told).toEqual(['north']);
    instances.set({ id: 'b', services: { north: { status: 'Stopping', sessions: 9 } } });
    await clock.advance(0);
    expect(told).toEqual(['north', 'north']);
  });
});

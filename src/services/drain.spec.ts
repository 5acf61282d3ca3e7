import { beforeEach, describe, expect, it } from '@jest/globals';
import { AT_ONCE } from '../../test/support/at-once.js';
import { FakeInstances } from '../../test/support/fake-instances.js';
import { SessionBench } from '../../test/support/session-bench.js';
import type { InstanceRecord } from '../instances/instance-directory.js';
import type { ServiceMonitorEvent } from '../protocol/service/service-event.js';
import { Drain } from './drain.js';
import { InstanceLists } from './instance-lists.js';
import { OwnInstance } from './own-instance.js';
import { ServiceCatalogue } from './service-catalogue.js';
import { ServiceMonitor } from './service-monitor.js';

const OTHER: InstanceRecord = {
  id: 'other',
  url: 'http://other',
  services: { ip: { status: 'InService', sessions: 7 } },
};
const ELSEWHERE = { id: 'other', url: 'http://other', status: 'InService', sessions: 7 };

describe('Drain', () => {
  let bench: SessionBench;
  let instances: FakeInstances;
  let monitor: ServiceMonitor;
  /** what clients are told, in order */
  let told: unknown[];
  let drain: Drain;

  beforeEach(async () => {
    [bench, instances, told] = [new SessionBench(), new FakeInstances(), []];
    const { registry, service, clock } = bench;
    const lists = new InstanceLists(instances, new OwnInstance(instances, service, registry));
    const attempts = { perAgent: 3, perAddress: 5, window: 60_000, waiting: 4 };
    const settings = { vendor: '', version: '', instanceDomain: '', attempts, signInTimeout: 60_000, finishCalls: 0 };
    const catalogue = new ServiceCatalogue(registry, lists, settings, clock);
    monitor = new ServiceMonitor(catalogue, AT_ONCE, clock, instances, registry, lists);
    drain = new Drain(registry, monitor, service, lists, instances, clock, AT_ONCE);
    await bench.up();
    instances.set(OTHER);
    await clock.advance(1_000);
  });

  const client = () => ({
    ...bench.client(),
    event: () => void told.push('event'),
    unbound: (_: string, cause: object, there?: readonly object[]) => void told.push({ ...cause, there }),
  });
  const heard = (event: ServiceMonitorEvent) => void told.push(event.eventType);

  it('tells clients that the service goes, then that their session does and where to go', async () => {
    const { session } = await bench.started();
    bench.bind(session, undefined, client());
    monitor.bind('client', heard);
    await drain.run(1_000);
    const unbound = { code: 'shutdown', by: { kind: 'switch' }, there: [ELSEWHERE] };
    expect(told).toEqual(['serviceList', 'serviceStatusChanged', 'serviceRemoved', 'event', unbound]);
    expect(bench.service.countOf('ip')).toBe(0);
    expect(bench.clock.pending).toBe(0);
  });

  it('tells of no other instance any more once it goes', async () => {
    monitor.bind('client', heard);
    await drain.run(1_000);
    instances.set();
    await bench.clock.advance(5_000);
    expect(told.slice(3)).toEqual([]);
  });

  it('does nothing where there can be no others', async () => {
    Object.assign(instances, { shared: false });
    await bench.started();
    await drain.run(1_000);
    expect(bench.service.countOf('ip')).toBe(1);
    expect(drain.hurry()).toBe(false);
  });

  it.each(['patience', 'hurry'] as const)('ends by %s where the switch takes its time', async (why) => {
    await bench.started();
    bench.cti.close = () => new Promise(() => undefined);
    let ended = false;
    const run = drain.run(1_000).then(() => (ended = true));
    await bench.clock.advance(999);
    expect(ended).toBe(false);
    if (why === 'hurry') expect([drain.hurry(), drain.hurry()]).toEqual([true, false]);
    else await bench.clock.advance(1);
    await run;
    expect(drain.hurry()).toBe(false);
    expect(bench.clock.pending).toBeLessThanOrEqual(1);
  });

  it('is begun once, without an end of the process, and says how far it is', async () => {
    await bench.started();
    expect([drain.state, drain.since]).toEqual(['serving', undefined]);
    let signedOff = (): void => undefined;
    bench.cti.close = () => new Promise((resolve) => (signedOff = resolve));
    const both = Promise.all([drain.begin(), drain.begin()]);
    await bench.clock.advance(10);
    expect(drain.state).toBe('draining');
    signedOff();
    await both;
    expect(drain.state).toBe('drained');
    const before = told.length;
    await drain.run(1_000);
    expect(told.slice(before)).toEqual([]);
    expect(drain.since).toBeLessThanOrEqual(bench.clock.now());
  });

  it('leaves sessions where they are when there can be no others, and takes no new one', async () => {
    Object.assign(instances, { shared: false });
    const { ending } = await bench.started();
    await drain.begin();
    expect([drain.state, bench.service.countOf('ip')]).toEqual(['draining', 1]);
    expect(bench.registry.services()[0]?.status).toBe('Stopping');
    ending.end({ code: 'requested', by: { kind: 'agent' } });
    expect(drain.state).toBe('drained');
  });

  it('tries again what has failed', async () => {
    const handOver = bench.service.handOver.bind(bench.service);
    bench.service.handOver = () => Promise.reject(new Error('not now'));
    await expect(drain.begin()).rejects.toThrow('not now');
    expect(drain.state).toBe('draining');
    bench.service.handOver = handOver;
    await drain.begin();
    expect(drain.state).toBe('drained');
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { FakeClock } from '../../../test/support/fake-clock.js';
import type { Family } from '../family.js';
import { Instruments } from '../instruments.js';
import { loopDelay } from './loop-delay.js';

const BLOCKED = 300;
const MINUTE = 60_000;

describe('the delay of the event loop', () => {
  let family: Family | undefined;
  afterEach(() => family?.end?.());

  const measured = () => {
    const [registry, clock] = [new Registry(), new FakeClock()];
    family = loopDelay(new Instruments(registry), clock);
    const most = async () => {
      family?.read?.();
      const metric = await registry.getSingleMetric('interaction_processor_event_loop_delay_max_seconds')?.get();
      return metric?.values[0]?.value ?? NaN;
    };
    return { clock, most };
  };

  /** The loop goes round, is blocked, and goes round. */
  const block = async () => {
    await sleep(50);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BLOCKED);
    await sleep(50);
  };

  it('is told alike to several who ask, and for a minute at least', async () => {
    const { clock, most } = measured();
    await block();
    const first = await most();
    expect(first).toBeGreaterThan((BLOCKED - 50) / 1000);
    expect(await most()).toBeGreaterThanOrEqual(first);
    await clock.advance(MINUTE);
    expect(await most()).toBeGreaterThanOrEqual(first);
    await clock.advance(MINUTE - 1);
    expect(await most()).toBeGreaterThanOrEqual(first);
  });

  it('is told to one who asks seldom, and no longer than that', async () => {
    const { clock, most } = measured();
    await clock.advance(5 * MINUTE);
    await block();
    expect(await most()).toBeGreaterThan((BLOCKED - 50) / 1000);
    await clock.advance(5 * MINUTE);
    await sleep(50);
    expect(await most()).toBeLessThan((BLOCKED - 50) / 1000);
  });
});

import { expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { SwitchObservation } from '../../cti/switch-observation.js';
import { Instruments } from '../instruments.js';
import { switchMetrics } from './switch-metrics.js';

it('tells the lag of a link only while there is one', async () => {
  const registry = new Registry();
  const observation = new SwitchObservation();
  const services = [{ id: 'a', inService: true }];
  const family = switchMetrics(new Instruments(registry), observation, { services: () => services as never });
  const told = async () => {
    family.read?.();
    return (await registry.metrics()).split('\n').filter((line) => /link_lag_seconds\{/.test(line));
  };
  expect(await told()).toEqual([]);
  observation.of('a').lag(250);
  expect(await told()).toEqual([expect.stringMatching(/service="a".* 0\.25$/)]);
  services[0] = { id: 'a', inService: false };
  expect(await told()).toEqual([]);
});

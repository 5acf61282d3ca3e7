import { expect, it } from '@jest/globals';
import { loadConfig } from '../config/load-config.js';
import { SystemClock } from '../runtime/system-clock.js';
import { ReloadRequests } from './reload-requests.js';
import { Reload } from './reload.js';

it('who asks for settings while the process starts is answered when it has', async () => {
  let read = 0;
  const config = loadConfig({});
  const load = () => {
    read += 1;
    return config;
  };
  const requests = new ReloadRequests();
  const reload = new Reload(config, load, [], new SystemClock(), { tell: () => undefined });
  const early = ['file', 'admin'].map((trigger) => requests.ask(trigger));
  await new Promise((resolve) => setImmediate(resolve));
  expect(read).toBe(0);
  requests.heed(reload);
  expect(await Promise.all(early)).toMatchObject([{ result: 'applied' }, { result: 'applied' }]);
  expect(read).toBe(1);
  expect(await requests.ask('late')).toMatchObject({ trigger: 'late' });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { adminFrom } from '../../src/admin-from.js';
import { ReloadRequests } from '../../src/reload/reload-requests.js';
import { createApplication } from '../../src/application.js';
import { loadConfig } from '../../src/config/load-config.js';
import type { Happening } from '../../src/happenings/happening.js';
import { Happenings } from '../../src/happenings/happenings.js';
import { ProcessorLogger } from '../../src/logging/processor-logger.js';
import { OPERATOR, READER, TokenFiles } from '../support/admin/administered.js';
import { AdminClient } from '../support/admin/admin-client.js';

describe('what the audit is told of the admin API', () => {
  const files = new TokenFiles();
  const told: Happening[] = [];
  let stop: () => Promise<void>;
  let url: string;

  beforeAll(async () => {
    const config = loadConfig({ NODE_ENV: 'test', PORT: '0', LOG_LEVEL: 'error', ...files.environment });
    const log = new ProcessorLogger(config.log);
    const application = await createApplication(config, undefined, log);
    const admin = await adminFrom(application, config, log, new ReloadRequests());
    await application.listen(0, '127.0.0.1');
    await admin.listen(0, '127.0.0.1');
    url = await admin.getUrl();
    application.get(Happenings, { strict: false }).watch((one) => {
      if (one.kind === 'admin') told.push(one);
    });
    stop = async () => {
      await application.close();
      await admin.close();
      files.remove();
    };
  });
  afterAll(() => stop());

  const as = (token?: string) => new AdminClient(url, token);
  const since = async (work: () => Promise<unknown>) => {
    const before = told.length;
    await work();
    return told.slice(before).map(({ kind: _kind, ...one }) => one);
  };
  const address = '127.0.0.1';

  it('is who did what, and with what outcome', async () => {
    expect(await since(() => as(OPERATOR).put('/log-level', { level: 'error' }))).toEqual([
      { who: 'nadia', address, action: 'setLogLevel', target: 'error', outcome: { result: 'success' } },
    ]);
    expect(await since(() => as(OPERATOR).post('/sessions/s1/end', { reason: 'gone home' }))).toEqual([
      {
        who: 'nadia',
        address,
        action: 'endSession',
        target: 's1',
        reason: 'gone home',
        outcome: { result: 'failure', code: 'RESOURCE_NOT_FOUND' },
      },
    ]);
    expect(await since(() => as(READER).post('/drain'))).toMatchObject([
      { who: 'read', action: 'beginDrain', outcome: { code: 'FORBIDDEN' } },
    ]);
    expect(await since(() => as(READER).get('/sessions/s1?personal=yes'))).toMatchObject([
      { who: 'read', action: 'getSession', target: 's1', personalData: true },
    ]);
    expect(await since(() => as(READER).get('/anything'))).toMatchObject([{ who: 'read', action: 'unknown' }]);
  });

  it('is not each reading of the metrics', async () => {
    const headers = { authorization: `Bearer ${READER}` };
    expect(await since(async () => (await fetch(`${url}/metrics`, { headers })).text())).toEqual([]);
  });

  it('is who was not let in, ten times', async () => {
    const tries = await since(async () => {
      for (let n = 0; n < 15; n += 1) await as('w'.repeat(40)).get('/sessions');
    });
    expect(tries).toHaveLength(10);
    expect(tries[9]).toEqual({
      who: undefined,
      address,
      action: 'enter',
      outcome: { result: 'failure', code: 'INVALID_CREDENTIALS' },
    });
    expect(JSON.stringify(told)).not.toMatch(/wwww|token-/);
  });
});

import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HealthController } from './health.controller.js';
import { READINESS, type Readiness, type ServiceReadiness, type StoreStatus } from './readiness.js';

class FakeReadiness implements Readiness {
  isReady = true;
  list: ServiceReadiness[] = [];
  level: StoreStatus | undefined;
  ready = () => this.isReady;
  store = () => this.level;
  services = () => this.list;
}

const readiness = new FakeReadiness();

let app: INestApplication;
let url: string;
beforeAll(async () => {
  const module = { controllers: [HealthController], providers: [{ provide: READINESS, useValue: readiness }] };
  app = (await Test.createTestingModule(module).compile()).createNestApplication();
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/health`;
});
afterAll(() => app.close());

async function get(path: string) {
  const answer = await fetch(`${url}/${path}`);
  return { status: answer.status, cache: answer.headers.get('cache-control'), body: await answer.json() };
}

describe('HealthController', () => {
  beforeEach(() => {
    readiness.isReady = true;
    readiness.level = undefined;
    readiness.list = [{ id: 'a', status: 'InService' }];
  });

  it('is ready with its services', async () => {
    expect(await get('ready')).toEqual({
      status: 200,
      cache: 'no-store',
      body: { status: 'ok', services: [{ id: 'a', status: 'InService' }] },
    });
  });

  it('tells 503 and which service is why, and is asked anew each time', async () => {
    readiness.isReady = false;
    readiness.list = [{ id: 'a', status: 'OutOfService', reason: 'no link' }];
    expect(await get('ready')).toEqual({
      status: 503,
      cache: 'no-store',
      body: { status: 'unavailable', services: [{ id: 'a', status: 'OutOfService', reason: 'no link' }] },
    });
    readiness.isReady = true;
    expect((await get('ready')).status).toBe(200);
  });

  it('shows the store where there is one; without it those who are there are served on', async () => {
    readiness.level = 'up';
    expect((await get('ready')).body).toMatchObject({ status: 'ok', store: { status: 'up' } });
    readiness.level = 'down';
    expect(await get('ready')).toMatchObject({ status: 200, body: { status: 'degraded', store: { status: 'down' } } });
    readiness.isReady = false;
    expect(await get('ready')).toMatchObject({
      status: 503,
      body: { status: 'unavailable', store: { status: 'down' } },
    });
  });

  it('is alive although it is not ready', async () => {
    readiness.isReady = false;
    expect(await get('live')).toEqual({ status: 200, cache: 'no-store', body: { status: 'ok' } });
  });
});

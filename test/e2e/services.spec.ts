import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Processor } from '../support/processor.js';

const ID = /^[A-Za-z0-9_-]{22}$/;

describe('the catalogue of services', () => {
  let processor: Processor;

  afterEach(() => processor.stop());

  it('tells what the seed says, what can be done, and how it is asked for', async () => {
    processor = await Processor.start({ INSTANCE_DOMAIN: 'north', ADVERTISE_URL: 'http://cti-1.example.com' });
    const desktop = await processor.desktop();
    const document = await fetch(`${processor.url}/asyncapi.json`);
    expect(document.headers.get('content-type')).toMatch('application/json');
    const committed: unknown = JSON.parse(readFileSync('src/contract/asyncapi.json', 'utf8'));
    expect((await document.text()) === JSON.stringify(committed)).toBe(true);
    const answer = await desktop.send({ command: 'getServices', id: 'a', data: { type: 'InteractionProcessor' } });
    expect(answer).toEqual({
      command: 'getServices',
      id: 'a',
      result: 'success',
      services: [
        {
          id: 'InteractionProcessor',
          name: 'Interaction Processor',
          type: 'InteractionProcessor',
          serviceStatus: { status: 'InService', since: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/) },
          information: {
            vendor: expect.any(String),
            version: expect.any(String),
            'cti-vendor': expect.any(String),
            'cti-version': expect.any(String),
            'instance-domain': 'north',
            instances: [
              { id: expect.stringMatching(ID), url: 'http://cti-1.example.com', status: 'InService', sessions: 0 },
            ],
          },
          capabilities: {
            commands: expect.arrayContaining(['session.start', 'channel.dial', 'conversation.hold']),
            models: [{ name: 'default', channelTypes: ['Telephony'] }],
          },
        },
      ],
    });
    const { services } = (await desktop.send({ command: 'getServices' })) as unknown as { services: { id: string }[] };
    expect(services.map((one) => one.id)).toEqual(['ServiceMonitor', 'InteractionProcessor']);
    expect(await desktop.send({ command: 'getServices', data: { type: 'Nothing' } })).toMatchObject({ services: [] });
  });

  it('needs a name where two are in service, and takes it', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'processor-')), 'config.yaml');
    writeFileSync(file, 'services:\n  - { id: north, provider: simulator }\n  - { id: south, provider: simulator }\n');
    processor = await Processor.start({ CONFIG_FILE: file });
    const desktop = await processor.desktop();
    const data = { agent: { id: '1001', password: 'demo' } };
    expect(await desktop.send({ command: 'prepareSession', data })).toMatchObject({
      failure: { code: 'UNKNOWN_SERVICE' },
    });
    expect(await desktop.send({ command: 'prepareSession', service: 'west', data })).toMatchObject({
      failure: { code: 'UNKNOWN_SERVICE' },
    });
    expect(await desktop.send({ command: 'prepareSession', service: 'south', data })).toMatchObject({
      result: 'success',
    });
    // An agent has one session at each service, not one at all.
    expect(await desktop.send({ command: 'prepareSession', service: 'north', data })).toMatchObject({
      result: 'success',
    });
  });

  it('tells how many sessions each service has here, and of no address that nobody has said', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'processor-')), 'config.yaml');
    writeFileSync(file, 'services:\n  - { id: north, provider: simulator }\n  - { id: south, provider: simulator }\n');
    processor = await Processor.start({ CONFIG_FILE: file });
    const desktop = await processor.desktop();
    const counts = async () => {
      const answer = await desktop.send({ command: 'getServices', data: { type: 'InteractionProcessor' } });
      const services = answer['services'] as { information: { instances: Record<string, unknown>[] } }[];
      return services.map(({ information: { instances } }) => instances.map((one) => ({ ...one, id: '' })));
    };
    const none = { id: '', status: 'InService', sessions: 0 };
    expect(await counts()).toEqual([[none], [none]]);
    const data = { agent: { id: '1001', password: 'demo' } };
    await desktop.send({ command: 'prepareSession', service: 'south', data });
    expect(await counts()).toEqual([[none], [{ ...none, sessions: 1 }]]);
    await desktop.send({ command: 'prepareSession', service: 'south', data: { ...data, override: true } });
    expect(await counts()).toEqual([[none], [{ ...none, sessions: 1 }]]);
  });

  it('a switch that is away: out of service with the reason, and no session', async () => {
    const refused = await freePort();
    processor = await Processor.start({
      CTI_PROVIDER: 'asterisk',
      ASTERISK_AMI_URL: `tcp://127.0.0.1:${refused}`,
      ASTERISK_AMI_USER: 'cti',
      ASTERISK_AMI_SECRET: 'x',
      ASTERISK_ARI_URL: `http://127.0.0.1:${refused}`,
      ASTERISK_ARI_USER: 'cti',
      ASTERISK_ARI_SECRET: 'x',
    });
    const desktop = await processor.desktop();
    await desktop.send({ command: 'bindService', data: { service: 'ServiceMonitor' } });
    const out = (entries: unknown) => JSON.stringify(entries).includes('"OutOfService"') || undefined;
    await desktop.waitFor(() => out(desktop.events), 'OutOfService');
    const { services } = (await desktop.send({
      command: 'getServices',
      data: { type: 'InteractionProcessor' },
    })) as unknown as {
      services: { serviceStatus: unknown }[];
    };
    expect(services[0]?.serviceStatus).toMatchObject({ status: 'OutOfService', reason: expect.stringMatching(/\w/) });
    const data = { agent: { id: '1001', password: 'demo' } };
    expect(await desktop.send({ command: 'prepareSession', data })).toMatchObject({
      failure: { code: 'SERVICE_UNAVAILABLE', retryable: true },
    });
    const ready = await fetch(`${processor.url}/health/ready`);
    expect(ready.status).toBe(503);
    expect((await fetch(`${processor.url}/health/live`)).status).toBe(200);
  });
});

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

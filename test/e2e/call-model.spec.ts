import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { succeeded, type Desktop, type ReceivedEvent } from '../support/desktop.js';
import { Processor } from '../support/processor.js';
import { orderFaults } from '../support/protocol-order.js';

const MODELS = `
models:
  - { name: quick, wrapUpTime: 200, autoAnswer: true }
  - { name: busy, maxInteractions: 2 }
services:
  - id: InteractionProcessor
    provider: simulator
    options: { dialSetup: 20, dialAnswer: 100 }
`;

describe('the whole call model on the simulator', () => {
  let processor: Processor;
  let desktop: Desktop;

  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'processor-')), 'config.yaml');
    writeFileSync(file, MODELS);
    processor = await Processor.start({ CONFIG_FILE: file });
  });

  afterAll(() => processor.stop());

  beforeEach(async () => {
    desktop = await processor.desktop();
  });

  afterEach(() => {
    const told = desktop.events.filter((event) => event.name !== undefined);
    expect(orderFaults(told)).toEqual([]);
    desktop.close();
  });

  const state = (event: ReceivedEvent) => event.data?.['conversation']?.['state'];
  const conversation = (id: string, wanted: string, from = 0) =>
    desktop.until(
      (event) => event.data?.['conversation']?.['id'] === id && state(event) === wanted,
      `${id} ${wanted}`,
      from,
    );
  const named = (name: string, from = 0) => desktop.until((event) => event.name === name, name, from);

  let agent = 1002;

  /** An agent of the test's own, signed in and talking on a dialled call. */
  const talking = async () => {
    agent += 1;
    await desktop.signIn(String(agent));
    succeeded(await desktop.command('channel.dial', 'tel', { to: '+15550101' }));
    await conversation('v1', 'connected');
  };

  it('consults and transfers, in the order of the protocol', async () => {
    await talking();
    const answer = succeeded(await desktop.command('interaction.consult', 'tel.i1', { to: '+15550102' }));
    expect(answer['data']).toEqual({ interaction: 'i1', conversation: 'v2' });
    await conversation('v1', 'held');
    await conversation('v2', 'dialing');
    await conversation('v2', 'connected');
    const from = desktop.events.length;
    succeeded(await desktop.command('interaction.consulttransfer', 'tel.i1'));
    const ended = await named('interaction.ended', from);
    expect(ended.cause).toMatchObject({ code: 'transferred', by: { kind: 'agent', id: String(agent) } });
    expect(
      desktop.events.slice(from, from + 6).map(({ name, target }) => `${name} ${target?.split('.').slice(2).join()}`),
    ).toEqual([
      'conversation.statechanged i1,v1',
      'conversation.disposed i1,v1',
      'interaction.focuschanged i1',
      'conversation.statechanged i1,v2',
      'conversation.disposed i1,v2',
      'interaction.ended i1',
    ]);
  });

  it('alternates, and ends the consultation', async () => {
    await talking();
    succeeded(await desktop.command('interaction.consult', 'tel.i1', { to: '+15550102' }));
    await conversation('v2', 'connected');
    succeeded(await desktop.command('interaction.alternate', 'tel.i1'));
    await conversation('v1', 'connected', 5);
    await conversation('v2', 'held');
    const from = desktop.events.length;
    succeeded(await desktop.command('interaction.cancelconsult', 'tel.i1'));
    await named('conversation.disposed', from);
  });

  it('makes a conference of a consultation, and drops a party', async () => {
    await talking();
    succeeded(await desktop.command('interaction.consult', 'tel.i1', { to: '+15550102' }));
    await conversation('v2', 'connected');
    const from = desktop.events.length;
    succeeded(await desktop.command('interaction.consultconference', 'tel.i1'));
    const joined = await conversation('v1', 'connected', from);
    const parties = joined.data?.['conversation']?.['parties'] as { id: string; address: string }[];
    expect(parties.map((one) => one.address).sort()).toEqual(['+15550101', '+15550102']);
    succeeded(await desktop.command('conversation.dropparty', 'tel.i1.v1', { party: parties[0]?.id }));
    await desktop.until(
      (event) => (event.data?.['conversation']?.['parties'] as unknown[] | undefined)?.length === 1,
      'one party',
      from + 3,
    );
  });

  it('transfers blindly; a target that is busy leaves the call as it was', async () => {
    await talking();
    expect(await desktop.command('conversation.transfer', 'tel.i1.v1', { to: 'busy' })).toMatchObject({
      failure: { code: 'CTI_REJECTED' },
    });
    const from = desktop.events.length;
    succeeded(await desktop.command('conversation.transfer', 'tel.i1.v1', { to: '+15550103' }));
    expect((await named('interaction.ended', from)).cause?.code).toBe('transferred');
  });

  it('records, and keeps data with the call', async () => {
    await talking();
    for (const [command, recording] of [
      ['start', 'on'],
      ['pause', 'paused'],
      ['resume', 'on'],
      ['stop', 'off'],
    ] as const) {
      const from = desktop.events.length;
      succeeded(await desktop.command(`interaction.recording.${command}`, 'tel.i1'));
      const told = await desktop.until(
        (event) => event.data?.['interaction']?.['recording'] === recording,
        recording,
        from,
      );
      const state = recording === 'off' ? 'stopped' : recording;
      expect(told.data?.['interaction']).toMatchObject({ recordings: [{ id: 'recording-1', state }] });
    }
    succeeded(await desktop.command('interaction.recording.stop', 'tel.i1'));
    succeeded(await desktop.command('interaction.setdata', 'tel.i1', { data: { case: '7', more: { a: 'b' } } }));
    const changed = await named('interaction.datachanged');
    expect(changed.data?.['interaction']?.['data']).toMatchObject({ case: '7', more: { a: 'b' } });
  });

  it('shows what was recorded until the work is done, and records no more', async () => {
    await talking();
    succeeded(await desktop.command('interaction.recording.start', 'tel.i1'));
    const shown = (event: ReceivedEvent) => event.data?.['interaction']?.['recordings'] as { id: string }[] | undefined;
    const [begun] = shown(await desktop.until((event) => shown(event) !== undefined, 'a recording')) ?? [];
    const over = { recording: 'off', recordings: [{ id: begun?.id, state: 'stopped' }] };
    succeeded(await desktop.command('conversation.release', 'tel.i1.v1'));
    expect((await named('interaction.ended')).data?.['interaction']).toMatchObject(over);
    succeeded(await desktop.command('interaction.complete', 'tel.i1'));
    expect((await named('interaction.removed')).data?.['interaction']).toMatchObject(over);
  });

  it('tells which models there are, and knows no others', async () => {
    const { services } = (await desktop.send({
      command: 'getServices',
      data: { type: 'InteractionProcessor' },
    })) as unknown as { services: { capabilities: { models: { name: string }[] } }[] };
    expect(services[0]?.capabilities.models.map((one) => one.name)).toEqual(['default', 'quick', 'busy']);
    const data = { model: 'slow', agent: { id: '1001', password: 'demo' } };
    expect(await desktop.send({ command: 'prepareSession', data })).toMatchObject({
      failure: { code: 'UNKNOWN_MODEL' },
    });
  });

  it('a model answers by itself and completes by itself', async () => {
    const data = { model: 'quick', override: true, agent: { id: '1002', password: 'demo' } };
    const { id } = succeeded(await desktop.send({ command: 'prepareSession', data }))['resource'] as { id: string };
    desktop.resource = id;
    succeeded(await desktop.send({ command: 'bindResource', data: { resource: id } }));
    succeeded(await desktop.command('session.start'));
    succeeded(await desktop.command('channel.ready', 'tel'));
    const call = await processor.customerCalls('+15550104');
    expect((await conversation('v1', 'connected')).cause).toEqual({ code: 'answered', by: { kind: 'rule' } });
    await processor.simulator('POST', `calls/${call}/hangup`);
    const removed = await named('interaction.removed');
    expect(removed.cause).toEqual({ code: 'completed', by: { kind: 'timeout' } });
  });
});

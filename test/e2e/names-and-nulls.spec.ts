import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { succeeded, type Desktop } from '../support/desktop.js';
import { Processor } from '../support/processor.js';

describe('what JSON can say and a desktop may say without harm', () => {
  let processor: Processor;
  let desktop: Desktop;

  beforeAll(async () => {
    processor = await Processor.start();
  });

  afterAll(() => processor.stop());

  beforeEach(async () => {
    desktop = await processor.desktop();
  });

  it('null for what is optional is the same as leaving it out', async () => {
    const nothing = { id: null, service: null, target: null, context: null };
    succeeded(await desktop.send({ command: 'getServices', ...nothing, data: { type: null } }));
    succeeded(await desktop.send({ command: 'getServices', data: null }));
    const agent = { id: '1010', password: 'demo' };
    const data = { model: null, override: null, agent };
    const { resource } = succeeded(await desktop.send({ command: 'prepareSession', ...nothing, data }));
    const { id } = resource as { id: string };
    expect(resource).toMatchObject({ data });
    const bound = { resource: id, token: null, lastSeq: null };
    expect(await desktop.send({ command: 'bindResource', data: bound })).toMatchObject({ replayed: 0, gap: false });
    succeeded(await desktop.send({ command: 'session.start', target: id, data: { extension: null } }));
    const notReady = { command: 'channel.notready', target: `${id}.tel`, data: { reason: null } };
    succeeded(await desktop.send(notReady));
    expect(JSON.stringify(desktop.events)).not.toContain('"reason":null');
    succeeded(await desktop.send({ command: 'session.logout', target: id }));
    expect(await desktop.sendBad({ command: 'session.start', target: null })).toMatchObject({
      failure: { code: 'INVALID_MESSAGE' },
    });
  });

  it('customer data may have any names', async () => {
    await desktop.signIn('1009');
    const data = { crm: { constructor: 'ACME Builders', toString: 'x', hasOwnProperty: 'y' } };
    const answer = succeeded(await desktop.command('channel.dial', 'tel', { to: '+15550001', data }));
    const { interaction, conversation } = answer['data'] as { interaction: string; conversation: string };
    const added = await desktop.until(({ name }) => name === 'interaction.added', 'the call');
    expect(added.data?.['interaction']?.['data']).toEqual(data);
    succeeded(await desktop.command('conversation.release', `tel.${interaction}.${conversation}`));
    succeeded(await desktop.command('session.logout'));
  });
});

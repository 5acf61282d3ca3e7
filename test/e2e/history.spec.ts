import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { HistoryEntryObject } from '../../src/protocol/objects/history-entry.object.js';
import { succeeded, type Desktop } from '../support/desktop.js';
import { deliberatelyBad } from '../support/wire/watch-wire.js';
import { Processor } from '../support/processor.js';

const OFFERED = { queue: 'support', customer: { address: '+15550100', name: 'Ann' }, origin: { kind: 'queue' } };

describe('the history of an agent, on the simulator', () => {
  let processor: Processor;
  let desktop: Desktop;
  let agent = 1000;

  beforeAll(async () => {
    processor = await Processor.start();
  });

  afterAll(() => processor.stop());

  beforeEach(async () => {
    agent += 1;
    desktop = await signIn();
  });

  afterEach(async () => {
    succeeded(await desktop.command('session.logout'));
    desktop.close();
  });

  const signIn = async () => (await processor.desktop()).signIn(String(agent), 'demo', true);

  const history = async (limit?: number) => {
    const answer = succeeded(await desktop.command('session.history', '', limit === undefined ? undefined : { limit }));
    return (answer['data'] as { entries: HistoryEntryObject[] }).entries;
  };

  const named = (name: string, from = 0) => desktop.until((event) => event.name === name, name, from);

  const rings = async () => {
    succeeded(await desktop.command('channel.ready', 'tel'));
    const from = desktop.events.length;
    const call = await processor.customerCalls('+15550100', { name: 'Ann' });
    await named('interaction.added', from);
    return { call, from };
  };

  const talks = async () => {
    const { from } = await rings();
    const added = await named('conversation.added', from);
    const path = added.target?.split('.').slice(1).join('.') ?? '';
    succeeded(await desktop.command('conversation.answer', path));
    return path;
  };

  /** Nobody else is to have the call. */
  const away = () => desktop.command('channel.notready', 'tel');

  it('the customer gives up: missed', async () => {
    const { call, from } = await rings();
    await processor.simulator('POST', `calls/${call}/hangup`);
    await named('interaction.removed', from);
    const [entry, ...others] = await history();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      ...OFFERED,
      interaction: `${desktop.resource}.tel.i1`,
      end: { outcome: 'missed', cause: { code: 'abandoned', by: { kind: 'remote' } } },
      times: { created: expect.any(String), ended: expect.any(String) },
    });
    expect(entry?.times.answered).toBeUndefined();
  });

  it('the agent does not want it: rejected', async () => {
    const { call, from } = await rings();
    await away();
    succeeded(await desktop.command('interaction.reject', 'tel.i1', undefined, 'r1'));
    await named('interaction.removed', from);
    const cause = {
      code: 'rejected',
      by: { kind: 'agent', id: String(agent) },
      command: 'interaction.reject',
      id: 'r1',
    };
    expect(await history()).toMatchObject([{ ...OFFERED, end: { outcome: 'rejected', cause } }]);
    await processor.simulator('POST', `calls/${call}/hangup`);
  });

  it('answered, with what was said of it, also after the next sign-in; transferred; dialled and busy', async () => {
    const path = await talks();
    succeeded(await desktop.command('conversation.release', path));
    const [waiting] = await history();
    expect(waiting).toMatchObject({ ...OFFERED, end: { outcome: 'answered', cause: { code: 'released' } } });
    expect(waiting?.disposition).toBeUndefined();
    succeeded(await desktop.command('interaction.complete', 'tel.i1', { disposition: 'sold' }));
    expect(await history()).toEqual([{ ...waiting, disposition: 'sold' }]);

    succeeded(await desktop.command('session.logout'));
    desktop.close();
    desktop = await signIn();
    expect(await history()).toEqual([{ ...waiting, disposition: 'sold' }]);

    const second = await talks();
    succeeded(await desktop.command('conversation.transfer', second, { to: '+15550103' }));
    await named('interaction.ended');
    succeeded(await desktop.command('interaction.complete', 'tel.i1'));
    succeeded(await desktop.command('channel.dial', 'tel', { to: 'busy' }));
    await named('interaction.removed', desktop.events.findIndex(({ name }) => name === 'interaction.removed') + 1);
    expect((await history()).map(({ end, direction }) => [end.outcome, end.cause.code, direction])).toEqual([
      ['failed', 'busy', 'outbound'],
      ['transferred', 'transferred', 'inbound'],
      ['answered', 'released', 'inbound'],
    ]);
    expect(await history(1)).toMatchObject([{ to: 'busy', origin: { kind: 'dialled' } }]);
  });

  it('ended while the switch could not be asked; it is told also then', async () => {
    const path = await talks();
    await processor.simulator('POST', 'link/down');
    await named('session.degraded');
    expect(await history()).toEqual([]);
    const calls = (await processor.simulator('GET', 'calls')) as { id: string; state: string }[];
    for (const { id } of calls) await processor.simulator('POST', `calls/${id}/hangup`).catch(() => undefined);
    await processor.simulator('POST', 'link/up');
    await named('session.restored');
    expect(await history()).toMatchObject([
      {
        interaction: `${desktop.resource}.${path.split('.').slice(0, 2).join('.')}`,
        end: { outcome: 'answered', cause: { code: 'recovered', by: { kind: 'switch' } } },
      },
    ]);
  });

  it('has nothing of other agents, and takes no limit below one', async () => {
    expect(await history()).toEqual([]);
    const answer = await deliberatelyBad(() => desktop.command('session.history', '', { limit: 0 }));
    expect(answer).toMatchObject({
      failure: { code: 'INVALID_MESSAGE', details: { problems: [{ path: 'data.limit' }] } },
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { succeeded } from '../support/desktop.js';
import { Processor } from '../support/processor.js';

describe('the same command again', () => {
  let processor: Processor;

  beforeAll(async () => {
    processor = await Processor.start();
  });

  afterAll(() => processor.stop());

  it('gives the first answer, with the request that was sent now', async () => {
    const desktop = await (await processor.desktop()).signIn('1001');
    const request = { command: 'conversation.answer', id: 'a', target: `${desktop.resource}.tel.i1.v1` };
    const first = await desktop.send(request);
    expect(first).toMatchObject({ failure: { code: 'UNKNOWN_TARGET' }, original: request });
    const again = { ...request, data: { note: 'again' } };
    expect(await desktop.send(again)).toEqual({ ...first, original: again });
  });

  it('a null is no id: every such command is a new one', async () => {
    const desktop = await (await processor.desktop()).signIn('1002');
    const send = (command: string) => desktop.send({ command, id: null, target: `${desktop.resource}.tel` });
    for (const _ of [1, 2]) {
      for (const [command, state] of [
        ['channel.ready', 'ready'],
        ['channel.notready', 'notready'],
      ] as const) {
        const from = desktop.events.length;
        succeeded(await send(command));
        expect(desktop.events.slice(from).at(-1)).toMatchObject({ data: { channel: { agentState: state } } });
      }
    }
  });

  it.each([
    ['prepareSession', { agent: { id: '1004', password: 'demo' } }, { agent: { id: '1004', password: 'wrong' } }],
    ['bindService', { service: 'ServiceMonitor' }, { service: 'nosuch' }],
  ])('%s is done again, whatever target it carries', async (command, right, wrong) => {
    const desktop = await (await processor.desktop()).signIn('1003', 'demo', true);
    const message = { command, id: 'x', target: desktop.resource };
    succeeded(await desktop.send({ ...message, data: right }));
    expect(await desktop.send({ ...message, data: wrong })).toMatchObject({ result: 'failure' });
  });

  it('after session.logout there is no session, and nothing that remembers', async () => {
    const desktop = await (await processor.desktop()).signIn('1005');
    succeeded(await desktop.command('session.logout', '', {}, 'out'));
    expect(await desktop.command('session.logout', '', {}, 'out')).toMatchObject({ failure: { code: 'NOT_BOUND' } });
  });
});

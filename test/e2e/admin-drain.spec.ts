import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '../hostile/eventually.js';
import { Administered } from '../support/admin/administered.js';
import { Desktop, succeeded } from '../support/desktop.js';

let running: Administered;
beforeAll(async () => {
  running = await Administered.start();
});
afterAll(() => running.stop());

const drain = async () => (await running.admin.get('/drain')).body;

it('an instance that is alone and drains takes nobody in, leaves a call to its agent, and says when nobody is left', async () => {
  const agent = await running.signIn('1001');
  succeeded(await agent.command('channel.ready', 'tel'));
  await running.customerCalls('+4930555011');
  await agent.until(({ name }) => name === 'interaction.added', 'the call');
  expect(await drain()).toEqual({ state: 'serving', sessions: 1 });
  expect((await running.admin.post('/drain')).body).toMatchObject({ state: 'draining', sessions: 1 });
  const since = (await drain())['since'];
  expect((await fetch(`${running.url}/health/ready`)).status).toBe(503);
  const late = await Desktop.connect(running.url);
  running.desktops.push(late);
  const refused = await late.send({ command: 'prepareSession', data: { agent: { id: '1002', password: 'demo' } } });
  expect(refused.failure).toMatchObject({ code: 'SERVICE_UNAVAILABLE', details: { status: 'Stopping' } });
  succeeded(await agent.command('conversation.answer', 'tel.i1.v1'));
  succeeded(await agent.command('conversation.release', 'tel.i1.v1'));
  await agent.until(({ data }) => data?.['interaction']?.['state'] === 'ENDED', 'the end of the call');
  expect((await running.admin.post('/drain')).body).toEqual({ state: 'draining', sessions: 1, since });
  succeeded(await agent.command('interaction.complete', 'tel.i1'));
  succeeded(await agent.command('session.logout'));
  await eventually('it is drained', async () => (await drain())['state'] === 'drained');
  expect(await drain()).toEqual({ state: 'drained', sessions: 0, since });
  running.process.signal('SIGTERM');
  expect(await running.process.exit()).toBe(0);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Desktop } from '../../support/desktop.js';
import { succeeded } from '../../support/desktop.js';
import { ReloadedProcess, type FiledAgent } from '../../support/reloaded-process.js';

const TIMEOUT = 60_000;
const AGENTS: FiledAgent[] = [{ id: 'a', name: 'Anna' }, { id: 'b' }];
const LUNCH = { code: 'lunch', label: 'Lunch' };
const REFUSED = 'the settings cannot be used, everything stays as it was';

let running: ReloadedProcess;
let witness: Desktop;
beforeAll(async () => {
  running = await ReloadedProcess.start({}, AGENTS);
  witness = await running.signIn('a');
  succeeded(await witness.send({ command: 'bindService', data: { service: 'ServiceMonitor' } }));
}, TIMEOUT);
afterAll(async () => {
  expect(witness.names()).not.toContain('session.ended');
  expect(await running.end()).toBe(0);
}, TIMEOUT);

describe('settings that may change while the process runs', () => {
  it('are call models: told by the service monitor, taken by whoever signs in, and no other than before for who has', async () => {
    const from = witness.events.length;
    running.settings({ models: [{ name: 'default', reasons: [LUNCH] }, { name: 'sales' }] });
    expect(await running.reload()).toContain('models.default; models.sales');
    const told = await witness.until(({ eventType }) => eventType === 'serviceStatusChanged', 'the new models', from);
    const names = (entry: unknown) =>
      (entry as { capabilities: { models: { name: string }[] } }).capabilities.models.map(({ name }) => name);
    expect(names(told['entry'])).toEqual(['default', 'sales']);
    const { services } = succeeded(await witness.send({ command: 'getServices' }));
    const processor = (services as { type: string }[]).find(({ type }) => type === 'InteractionProcessor');
    expect(names(processor)).toEqual(['default', 'sales']);
    succeeded(await witness.command('channel.notready', 'tel', { reason: 'anything' }));
    const later = await running.signIn('b');
    const begun = await later.until(({ name }) => name === 'session.initialized', 'session.initialized');
    expect(begun.data?.['session']?.['settings']).toMatchObject({ reasons: [LUNCH] });
    const refused = await later.command('channel.notready', 'tel', { reason: 'anything' });
    expect(refused.failure?.code).toBe('INVALID_MESSAGE');
    succeeded(await later.command('channel.notready', 'tel', { reason: 'lunch' }));
  });

  it('are contacts: those that were are found no more', async () => {
    const found = async (query: string) => {
      const { data } = succeeded(await witness.command('session.directory', '', { query })) as { data?: unknown };
      return (data as { entries: { id: string }[] }).entries.map(({ id }) => id);
    };
    running.settings({ contacts: [{ id: 'old', name: 'Warehouse', address: '1' }] });
    await running.reload();
    expect(await found('warehouse')).toEqual(['old']);
    running.settings({ contacts: [{ id: 'new', name: 'Warehouse', address: '2' }] });
    await running.reload();
    expect(await found('warehouse')).toEqual(['new']);
  });

  it('are the level of the log', async () => {
    running.settings({ log: { level: 'debug' } });
    expect(await running.reload()).toContain('log.level');
    const from = running.process.output.length;
    // What needs a restart is a warning, which shows that this reading is over.
    running.settings({ log: { level: 'warn' }, timeouts: { grace: 1 } });
    running.process.signal('SIGHUP');
    await running.process.prints(/WARN .*timeouts.grace has changed/, from);
    running.settings({ log: { level: 'info' } });
    expect(await running.reload()).toContain('settings read anew');
    expect(running.process.output.slice(from).match(/settings read anew/g)).toHaveLength(1);
  });

  it('are not those of which it is told that they need a restart, each time until they are as before', async () => {
    running.settings({
      timeouts: { grace: 1 },
      services: [{ id: 'other', provider: 'simulator' }],
      log: { level: 'debug' },
    });
    const told = await running.reload();
    for (const path of ['timeouts.grace', 'services.other', 'services.InteractionProcessor'])
      expect(told).toMatch(new RegExp(`WARN .*${path} has changed and needs a restart`));
    expect(told).not.toContain('log.level has changed and');
    running.settings({ timeouts: { grace: 1 } });
    expect(await running.reload()).toContain('timeouts.grace has changed');
    running.settings({});
    expect(await running.reload()).not.toContain('needs a restart');
  });
});

describe('files in which something is wrong', () => {
  it('change nothing at all, and all that is wrong is told, by path and never by value', async () => {
    running.settings({
      log: { level: 'loud' },
      models: [{ name: 'x y' }],
      timeouts: { grace: 'hush-hush' },
      colour: 'red',
    });
    running.write('agents.yaml', JSON.stringify({ agents: [{ id: 'a', password: 'hush-hush' }, { id: '?' }] }));
    const first = await running.reload();
    expect(first).toContain(REFUSED);
    for (const path of ['log.level', 'models.0.name', 'timeouts.grace', 'colour'])
      expect(first).toMatch(new RegExp(`ERROR .*${path.replaceAll('.', '\\.')}: `));
    running.settings({ log: { level: 'debug' }, models: [{ name: 'newer' }] });
    const second = await running.reload();
    expect(second).toContain(REFUSED);
    for (const path of ['agents.0.password', 'agents.1.id', 'agents.1.password']) expect(second).toContain(path);
    expect(first + second).not.toContain('hush-hush');
    expect(first + second).not.toContain('DEBUG');
    expect((await running.signIn('b')).resource).not.toBe('');
    await running.agents(AGENTS);
    running.settings({});
    expect(await running.reload()).toContain('settings read anew');
  });

  it.each(['', '{"agents": [', '{"agents": []}', 'agents:\n  - id: a\n    password: $scrypt$ln=1'])(
    'and half a file is one of them: %j',
    async (text) => {
      // As it is while somebody writes into the very file.
      writeFileSync(join(running.folder, 'agents.yaml'), text);
      expect(await running.reload()).toContain(REFUSED);
      await running.agents(AGENTS);
      expect(await running.reload()).toContain('all is as it was');
    },
  );
});

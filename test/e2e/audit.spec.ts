import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../hostile/eventually.js';
import { AdminClient } from '../support/admin/admin-client.js';
import { OPERATOR, TokenFiles } from '../support/admin/administered.js';
import { Desktop, succeeded } from '../support/desktop.js';
import { ProcessorProcess } from '../support/process.js';
import { Scrape } from '../support/scrape.js';

type Line = Readonly<Record<string, unknown>>;

describe('the audit', () => {
  let running: ProcessorProcess | undefined;
  let folder = '';
  const desktops: Desktop[] = [];
  const tokens = new TokenFiles();
  afterAll(() => tokens.remove());

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'audit-'));
  });
  afterEach(async () => {
    for (const desktop of desktops.splice(0)) desktop.close();
    running?.signal('SIGKILL');
    await running?.exit();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async (file: string, more: Record<string, string> = {}) => {
    const environment = { PORT: '0', AUDIT_TO: file, LOG_LEVEL: 'warn', LOG_PERSONAL_DATA: 'hide' };
    running = ProcessorProcess.start({ ...environment, ...more, LOG_LEVEL: 'info' });
    return { process: running, url: await running.url() };
  };
  const connect = async (url: string) => {
    const desktop = await Desktop.connect(url);
    desktops.push(desktop);
    return desktop;
  };
  const linesOf = (file: string): Line[] =>
    readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  const notReady = async (desktop: Desktop, reason: string) => {
    succeeded(await desktop.command('channel.ready', 'tel'));
    succeeded(await desktop.command('channel.notready', 'tel', { reason }));
  };

  /** A call with keys pressed and data, recorded for a while, and transferred. */
  const work = async (desktop: Desktop, url: string) => {
    succeeded(await desktop.command('channel.ready', 'tel'));
    const body = JSON.stringify({ queue: 'support', from: '+4930123456' });
    await fetch(`${url}/simulator/calls`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const { target = '' } = await desktop.until(({ name }) => name === 'conversation.added', 'a call');
    const leg = target.slice(target.indexOf('.') + 1);
    const call = leg.split('.').slice(0, 2).join('.');
    succeeded(await desktop.command('conversation.answer', leg));
    succeeded(await desktop.command('conversation.dtmf', leg, { digits: '4111222233' }));
    succeeded(await desktop.command('interaction.setdata', call, { data: { card: 'planted' } }));
    succeeded(await desktop.command('interaction.recording.start', call));
    succeeded(await desktop.command('interaction.recording.stop', call));
    succeeded(await desktop.command('conversation.transfer', leg, { to: '+4930123456' }));
  };

  it('says who signed in, was refused, changed state and ended, in a file that is renamed under it', async () => {
    const file = join(folder, 'audit.jsonl');
    const { process, url } = await start(file);
    const desktop = await (await connect(url)).signIn('1001');
    const stranger = await connect(url);
    await stranger.send({ command: 'prepareSession', data: { agent: { id: '1001', password: 'planted' } } });
    await notReady(desktop, 'planted reason');
    await eventually('written', () => linesOf(file).some(({ code }) => code === 'INVALID_CREDENTIALS'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    renameSync(file, `${file}.1`);
    await eventually('a new file', async () => {
      await notReady(desktop, 'lunch');
      return statSync(file, { throwIfNoEntry: false }) !== undefined;
    });
    process.signal('SIGHUP');
    succeeded(await desktop.command('session.logout'));
    await process.prints(/settings read anew/);
    process.signal('SIGTERM');
    expect(await process.exit()).toBe(0);
    const all = [...linesOf(`${file}.1`), ...linesOf(file)];
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
    const kinds = new Set(all.map(({ kind }) => kind));
    for (const kind of ['signin', 'session.bound', 'state', 'session.ended', 'reload']) expect(kinds).toContain(kind);
    expect([all[0], all.at(-1)]).toMatchObject([{ kind: 'process.started' }, { kind: 'process.ended', code: 0 }]);
    expect(all[1]).toMatchObject({ v: 1, kind: 'signin', agent: '1001', address: '127.0.0.1', result: 'success' });
    expect(JSON.stringify(all)).not.toMatch(/planted|lunch/);
  });

  it('keeps its lines while there is nowhere to write them, and tells the log', async () => {
    const place = join(folder, 'place');
    const file = join(place, 'audit.jsonl');
    mkdirSync(place);
    const { process, url } = await start(file);
    const desktop = await (await connect(url)).signIn('1001');
    await eventually('written', () => linesOf(file).some(({ kind }) => kind === 'session.bound'));
    renameSync(place, `${place}.1`);
    process.signal('SIGHUP');
    await process.prints(/settings read anew/);
    await notReady(desktop, 'lunch');
    await process.prints(/the audit cannot be written/);
    mkdirSync(place);
    await process.prints(/the audit is written again/);
    await eventually('all is written', () => linesOf(file).filter(({ kind }) => kind === 'state').length >= 2);
    const all = [...linesOf(join(`${place}.1`, 'audit.jsonl')), ...linesOf(file)];
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
  });

  it('has what is done with a call and who was overridden, and nothing of what is said or typed', async () => {
    const file = join(folder, 'audit.jsonl');
    const { process, url } = await start(file, tokens.environment);
    const desktop = await (await connect(url)).signIn('1001');
    await work(desktop, url);
    const second = await (await connect(url)).signIn('1001', 'demo', true);
    const [, api = ''] = await process.prints(/the admin API is on (http:[^\s"]+)/);
    await new AdminClient(api, OPERATOR).post(`/sessions/${second.resource}/end`, { reason: 'planted reason' });
    await second.until(({ name }) => name === 'session.ended', 'its end');
    await (await connect(url)).signIn('1002');
    process.signal('SIGTERM');
    expect(await process.exit()).toBe(0);
    const all = linesOf(file);
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
    const said = all.map(({ kind, command, cause, override }) => [kind, command ?? cause ?? override].join(' '));
    const done = ['interaction.recording.start', 'interaction.recording.stop', 'conversation.transfer'];
    expect(said.filter((one) => one.startsWith('command'))).toEqual(done.map((one) => `command ${one}`));
    const transfer = all.find((line) => line['kind'] === 'command' && line['to'] !== undefined);
    expect(transfer).toMatchObject({ agent: '1001', address: '127.0.0.1', result: 'success', to: '[hidden]' });
    expect(said).toEqual(
      expect.arrayContaining([
        'session.ended override',
        'signin true',
        'session.ended requested',
        'session.ended shutdown',
      ]),
    );
    expect(JSON.stringify(all)).not.toMatch(/planted|4930123456|4111222233|"demo"/);
    expect(all).toContainEqual(
      expect.objectContaining({ kind: 'admin', who: 'nadia', action: 'endSession', target: second.resource }),
    );
    for (const secret of [desktop.token, OPERATOR]) expect(JSON.stringify(all)).not.toContain(secret);
  });

  it('is there from the start, or there is no start', async () => {
    running = ProcessorProcess.start({ PORT: '0', AUDIT_TO: join(folder, 'gone', 'audit.jsonl') });
    expect(await running.exit()).toBe(1);
    expect(running.output).toContain('audit.to (AUDIT_TO): the file cannot be written (ENOENT)');
    expect(running.output).not.toContain(folder);
  });

  it('of a disk that is full costs nobody anything', async () => {
    const { process, url } = await start('/dev/full');
    const desktop = await (await connect(url)).signIn('1001');
    await process.prints(/the audit cannot be written[^\n]*ENOSPC/);
    await notReady(desktop, 'lunch');
    const now = await Scrape.of(url);
    expect([
      now.value('audit_up'),
      now.value('audit_lines_written_total'),
      now.value('audit_lines_lost_total'),
    ]).toEqual([0, 0, 0]);
    expect(now.value('audit_lines_waiting')).toBeGreaterThan(1);
    process.signal('SIGTERM');
    expect(await process.exit()).toBe(0);
    expect(process.output).toMatch(/the process ends, and \d+ lines of the audit are lost/);
  });
});

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Desktop, succeeded } from '../support/desktop.js';
import { eventually } from './eventually.js';
import { ShellProcess } from './shell-process.js';

/** Has the process write about so many lines of 200 characters: its link is cut and mended, over one connection. */
async function makeItSay(running: ShellProcess, lines: number): Promise<void> {
  const post = (path: string, body: string) =>
    `POST /simulator/link/${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n` +
    `content-length: ${body.length}\r\n\r\n${body}`;
  const pair = post('down', JSON.stringify({ reason: 'x'.repeat(120) })) + post('up', '{}');
  const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
  let answered = 0;
  socket.on('data', (data) => (answered += data.toString('latin1').split('HTTP/1.1 200').length - 1));
  socket.on('error', () => undefined);
  socket.write(pair.repeat(lines / 2));
  await eventually('answered', () => answered >= lines - 1 || socket.closed);
  socket.destroy();
}

function residentMebibytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

describe('a log that cannot be written', () => {
  let running: ShellProcess | undefined;
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'log-'));
  });
  afterEach(async () => {
    await running?.kill();
    rmSync(folder, { recursive: true });
  });

  /** Works as an agent does while the process writes, or tries to. */
  async function work(running: ShellProcess): Promise<void> {
    const desktop = await (await Desktop.connect(running.url)).signIn('1001');
    succeeded(await desktop.command('channel.ready', 'tel'));
    await makeItSay(running, 20);
    await eventually('ready again', async () => (await fetch(`${running.url}/health/ready`)).status === 200);
    succeeded(await desktop.command('session.snapshot'));
    desktop.close();
    expect(running.alive).toBe(true);
  }

  it('for the disk is full costs the log alone', async () => {
    running = await ShellProcess.start('exec $RUN >/dev/full 2>/dev/full');
    await running.ready();
    await work(running);
    running.child.kill('SIGTERM');
    expect(await running.ended).toEqual({ code: 0, signal: null });
  });

  it('for its reader is gone costs the log alone', async () => {
    running = await ShellProcess.start('exec $RUN', {}, ['ignore', 'pipe', 'pipe']);
    await running.ready();
    running.child.stdout?.destroy();
    running.child.stderr?.destroy();
    await work(running);
    running.child.kill('SIGTERM');
    expect(await running.ended).toEqual({ code: 0, signal: null });
  });

  it('for its file may not grow costs lines, which are told once it may again', async () => {
    const log = join(folder, 'log');
    running = await ShellProcess.start(`ulimit -S -f 8; exec $RUN >${log} 2>&1`, { LOG_FORMAT: 'json' });
    await running.ready();
    await makeItSay(running, 400);
    await work(running);
    expect(readFileSync(log).length).toBeLessThanOrEqual(8 * 1024);
    spawnSync('prlimit', ['--pid', String(running.pid), '--fsize=unlimited']);
    const { pid } = running;
    await eventually('the lines that were lost are told', () => {
      process.kill(pid, 'SIGHUP');
      return /\d+ lines lost/.test(readFileSync(log, 'utf8'));
    });
    const [, rest = ''] = readFileSync(log, 'utf8').split(/(?<=\n)(?=[^\n]*lines lost)/);
    const [notice, ...others] = rest.trimEnd().split('\n');
    expect(JSON.parse(notice ?? '')).toMatchObject({ level: 'warn', context: 'Log' });
    for (const line of others) expect(JSON.parse(line)).toMatchObject({ message: expect.stringContaining('SIGHUP') });
  });

  it('for nobody reads it costs lines and no memory, and what was lost is told when somebody does', async () => {
    const pipe = join(folder, 'pipe');
    spawnSync('mkfifo', [pipe]);
    // The reader opens the pipe, so that the process can start, and does not read.
    const environment = { LOG_LEVEL: 'debug', LOG_FORMAT: 'text' };
    running = await ShellProcess.start(`exec $RUN >${pipe} 2>&1`, environment);
    const reader = spawn('sh', ['-c', `exec 3<${pipe}; read go; exec cat <&3`], { stdio: ['pipe', 'pipe', 'ignore'] });
    let read = '';
    reader.stdout.setEncoding('utf8').on('data', (text: string) => (read += text));
    try {
      await running.ready();
      await makeItSay(running, 10_000);
      await work(running);
      expect(residentMebibytes(running.pid)).toBeLessThan(300);
      reader.stdin.write('go\n');
      await eventually('the lines that were lost are told', () => /\d+ lines lost/.test(read));
      expect(read.match(/lines lost/g)).toHaveLength(1);
      expect(read.length).toBeLessThan(2_000_000);
    } finally {
      reader.kill('SIGKILL');
    }
  });
});

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Desktop, succeeded } from '../support/desktop.js';
import { eventually } from './eventually.js';
import { ShellProcess } from './shell-process.js';

describe('too many open files', () => {
  let running: ShellProcess | undefined;
  let sockets: Socket[] = [];
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await running?.kill();
  });

  it('are said, and cost those who are there nothing; when there are fewer, others come in again', async () => {
    running = await ShellProcess.start('ulimit -n 64; exec $RUN 2>&1', {}, ['ignore', 'pipe', 'ignore']);
    let output = '';
    running.child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
    await running.ready();
    const desktop = await (await Desktop.connect(running.url)).signIn('1001');

    const port = Number(new URL(running.url).port);
    let closed = 0;
    sockets = Array.from({ length: 200 }, () => connect(port, '127.0.0.1'));
    for (const socket of sockets) socket.on('error', () => undefined).once('close', () => (closed += 1));
    await eventually(
      'some are refused, and that is said',
      () => closed > 0 && /WARN.*too many open files/.test(output),
    );
    expect(closed).toBeLessThan(200);
    expect(output.match(/too many open files/g)).toHaveLength(1);

    succeeded(await desktop.command('channel.ready', 'tel'));
    succeeded(await desktop.command('session.snapshot'));
    expect(running.alive).toBe(true);

    for (const socket of sockets) socket.destroy();
    await running.ready();
    const other = await (await Desktop.connect(running.url)).signIn('1002');
    succeeded(await other.command('session.snapshot'));
    desktop.close();
    other.close();
  });

  it('at the system itself are survived as well', async () => {
    running = await ShellProcess.start('exec $RUN');
    await running.ready();
    const desktop = await (await Desktop.connect(running.url)).signIn('1001');
    const open = new Set(readdirSync(`/proc/${running.pid}/fd`).map(Number));
    const free = Array.from({ length: open.size + 1 }, (_, number) => number).find((number) => !open.has(number));
    spawnSync('prlimit', ['--pid', String(running.pid), `--nofile=${free}`]);
    const port = Number(new URL(running.url).port);
    let closed = 0;
    sockets = Array.from({ length: 50 }, () => connect(port, '127.0.0.1'));
    for (const socket of sockets) socket.on('error', () => undefined).once('close', () => (closed += 1));
    await eventually('nearly all are refused', () => closed >= 40);
    succeeded(await desktop.command('session.snapshot'));
    spawnSync('prlimit', ['--pid', String(running.pid), '--nofile=1024']);
    await running.ready();
    expect(running.alive).toBe(true);
    desktop.close();
  });
});

import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ProcessorProcess } from '../support/process.js';

describe('a start that cannot be', () => {
  /** Stands for a switch, and for a port that somebody has. */
  let other: Server;
  let port = 0;
  const visitors: Socket[] = [];
  beforeEach(async () => {
    other = createServer((socket) => visitors.push(socket));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    ({ port } = other.address() as AddressInfo);
  });
  afterEach(async () => {
    for (const visitor of visitors.splice(0)) visitor.destroy();
    await new Promise((resolve) => other.close(resolve));
  });

  /** A processor in front of an Asterisk at that port. */
  const start = (environment: Record<string, string>) =>
    ProcessorProcess.start({
      CTI_PROVIDER: 'asterisk',
      ASTERISK_AMI_URL: `tcp://127.0.0.1:${port}`,
      ASTERISK_AMI_USER: 'user',
      ASTERISK_AMI_SECRET: 'hush-hush',
      ASTERISK_ARI_URL: `http://127.0.0.1:${port}`,
      ASTERISK_ARI_USER: 'user',
      ASTERISK_ARI_SECRET: 'hush-hush',
      LOG_LEVEL: 'error',
      ...environment,
    });

  it.each([
    ['the port is taken', () => ({ PORT: String(port) }), 'EADDRINUSE'],
    ['the address is not of this machine', () => ({ PORT: '0', HOST: '192.0.2.1' }), 'EADDRNOTAVAIL'],
    ['the host has no address', () => ({ PORT: '0', HOST: 'no-such-host.invalid' }), '(ENOTFOUND|EAI_AGAIN)'],
    ['the host is no host', () => ({ PORT: '0', HOST: 'a b' }), '(ENOTFOUND|EAI_AGAIN)'],
  ])('for %s is refused in one line, and no switch hears of it', async (_, environment, code) => {
    const running = start(environment());
    expect(await running.exit()).toBe(1);
    expect(running.output).toMatch(new RegExp(`^cannot listen on host \\(HOST\\) .*\\(${code}\\)\\n$`));
    expect(visitors).toEqual([]);
  });

  it('would have gone to the switch', async () => {
    const running = start({ PORT: '0' });
    await new Promise<void>((resolve) => other.once('connection', () => resolve()));
    running.signal('SIGKILL');
    await running.exit();
  });

  it('for NODE_ENV is none that is known is refused by name', async () => {
    const running = start({ PORT: '0', NODE_ENV: 'staging' });
    expect(await running.exit()).toBe(1);
    expect(running.output).toMatch(/environment \(NODE_ENV\): must be one of/);
    expect(running.output).not.toMatch(/^\s+at /m);
  });
});

describe('a process that other machines reach', () => {
  it.each(['0.0.0.0', '::'])('says so at %s, and what is open', async (host) => {
    const running = ProcessorProcess.start({ PORT: '0', HOST: host });
    const url = await running.url();
    expect(running.output).toMatch(/WARN.*listens on every address of this machine/);
    expect(running.output).toMatch(/WARN.*open to everybody.*demo agents/);
    expect(running.output).toMatch(/WARN.*open to everybody.*simulator's control/);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    running.signal('SIGKILL');
    await running.exit();
  });

  it('says nothing of the kind at 127.0.0.1, nor of what is closed', async () => {
    const [here, closed] = [
      ProcessorProcess.start({ PORT: '0' }),
      ProcessorProcess.start({ PORT: '0', HOST: '0.0.0.0', SIMULATOR_CONTROL: 'false' }),
    ];
    await Promise.all([here.url(), closed.url()]);
    expect(here.output).not.toMatch(/other machines|open to everybody/);
    expect(closed.output).not.toContain("simulator's control");
    for (const running of [here, closed]) {
      running.signal('SIGKILL');
      await running.exit();
    }
  });
});
